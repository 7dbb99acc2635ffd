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

/// <summary>Kinds of records.</summary>
public enum RecordKind : byte
{
    /// <summary>A transaction begins.</summary>
    Request = 1,

    /// <summary>A transaction is answered.</summary>
    Response = 2,

    /// <summary>A request has been taken (END_REQ).</summary>
    Accept = 3,

    /// <summary>A signal changes.</summary>
    Signal = 4,

    /// <summary>A response has been taken (END_RESP).</summary>
    Taken = 5,
}

/// <summary>What follows the head of a record.</summary>
[Flags]
public enum RecordOptions : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A write's request or a read's response: the bytes. A read's request: bytes are wanted.</summary>
    Data = 1,

    /// <summary>A request: byte enables.</summary>
    ByteEnables = 2,

    /// <summary>A request: the shape of a stream.</summary>
    Stream = 4,

    /// <summary>A response: why it failed.</summary>
    Detail = 8,

    /// <summary>A response: latency stages.</summary>
    Stages = 16,
}

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

/// <summary>What is special about a peer's port.</summary>
[Flags]
public enum PeerPortOptions : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A target that takes streams whole.</summary>
    KnowsStreams = 1,

    /// <summary>Sends and takes all four phases, as records Accept and Taken.</summary>
    FourPhases = 2,

    /// <summary>An initiator that is told when its requests are taken.</summary>
    Accepts = 4,
}
