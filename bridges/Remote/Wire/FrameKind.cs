namespace Tlm.Bridges.Remote.Wire;

/// <summary>Kinds of frames.</summary>
public enum FrameKind : ushort
{
    /// <summary>Peer: who it is.</summary>
    Hello = 1,

    /// <summary>Tlm: name, seed and parameters of the instance.</summary>
    Configure = 2,

    /// <summary>Peer: its ports and look-ahead.</summary>
    Model = 3,

    /// <summary>Tlm: what arrived, and how far time may go on.</summary>
    Advance = 4,

    /// <summary>Peer: stands at that time; what leaves, and when it will do something by itself.</summary>
    Stand = 5,

    /// <summary>Both: records of the Advance or Stand to come.</summary>
    Records = 6,

    /// <summary>Peer: it lives and needs longer.</summary>
    Alive = 7,

    /// <summary>Tlm: the run is over.</summary>
    Shutdown = 8,

    /// <summary>Peer: it ends; values for the results.</summary>
    Goodbye = 9,

    /// <summary>Both: it can't go on.</summary>
    Error = 10,

    /// <summary>Both: a transfer outside time.</summary>
    Debug = 11,

    /// <summary>Both: what a transfer outside time moved.</summary>
    DebugAnswer = 12,
}
