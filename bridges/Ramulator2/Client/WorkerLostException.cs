namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>The worker is dead, stopped or hung; another one can be brought to the same state.</summary>
internal sealed class WorkerLostException(string message) : BridgeException(message);
