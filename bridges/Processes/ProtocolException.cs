namespace Tlm.Bridges.Processes;

/// <summary>The peer broke the protocol; the message names the frame and the rule.</summary>
public sealed class ProtocolException(string message) : BridgeException(message);
