namespace Tlm.Bridges.Remote.Wire;

/// <summary>Kinds of ports of a peer.</summary>
public enum PeerPortKind : byte
{
    /// <summary>Takes requests.</summary>
    Target = 1,

    /// <summary>Sends requests.</summary>
    Initiator = 2,

    /// <summary>Takes signal changes.</summary>
    SignalIn = 3,

    /// <summary>Sends signal changes.</summary>
    SignalOut = 4,
}
