namespace Tlm.Bridges.Processes;

/// <summary>The worker is dead, stopped or hung; another one can be brought to the same state.</summary>
public sealed class WorkerLostException(string message) : BridgeException(message);
