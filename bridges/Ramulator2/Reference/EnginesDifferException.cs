namespace Tlm.Bridges.Ramulator2.Reference;

/// <summary>The reference and the embedded engine do not do the same. The run ends: its numbers would not be the reference's.</summary>
public sealed class EnginesDifferException(string message) : BridgeException(message);
