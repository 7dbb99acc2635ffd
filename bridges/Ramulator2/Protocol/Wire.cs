namespace Tlm.Bridges.Ramulator2.Protocol;

/// <summary>Numbers of the bridge protocol (docs/bridge-protocol.md). Everything on the wire is little-endian.</summary>
public static class Wire
{
    /// <summary>The frames of this protocol.</summary>
    public static FrameFormat Format { get; } =
        new("TLMB", 1, 16 << 20, 4096, kind => Enum.GetName((FrameKind)kind), "build it again with 'tlm bridge build'");

    /// <summary>Most requests in a window.</summary>
    public const int MaximumRequests = 65536;

    /// <summary>Most steps of a stream under way, and most steps a cycle.</summary>
    public const int MaximumOutstanding = 65536;

    /// <summary>Most engines in a worker.</summary>
    public const int MaximumEngines = 256;

    /// <summary>Most transactions a step.</summary>
    public const int MaximumTransactionsPerStep = 4096;

    /// <summary>Most levels in the hierarchy of a memory.</summary>
    public const int MaximumLevels = 8;

    /// <summary>Channel number of a request whose channel follows from its address.</summary>
    public const ushort ChannelByAddress = 0xFFFF;
}

/// <summary>Kinds of frames.</summary>
public enum FrameKind : ushort
{
    /// <summary>Worker: who it is.</summary>
    Hello = 1,

    /// <summary>Client: the memory to build.</summary>
    Configure = 2,

    /// <summary>Worker: the memory that it built.</summary>
    Configured = 3,

    /// <summary>Client: requests, and how far to run.</summary>
    Window = 4,

    /// <summary>Worker: some records of the window.</summary>
    WindowPart = 5,

    /// <summary>Worker: the window has ended.</summary>
    WindowEnd = 6,

    /// <summary>Worker: it lives; from a socket of its own.</summary>
    Heartbeat = 7,

    /// <summary>Client: the run is over.</summary>
    Shutdown = 8,

    /// <summary>Worker: it ends.</summary>
    Goodbye = 9,

    /// <summary>Worker: it can't go on.</summary>
    Error = 10,

    /// <summary>Client: undo the last window of an engine, which was asked to keep a checkpoint.</summary>
    Rollback = 11,

    /// <summary>Worker: the engine stands as before that window.</summary>
    RolledBack = 12,

    /// <summary>Client: what has an engine counted?</summary>
    Count = 13,

    /// <summary>Worker: the counts of an engine's channels.</summary>
    Counts = 14,
}

/// <summary>What a worker's error is about.</summary>
public enum WorkerErrorCode
{
    /// <summary>The configuration is not one that the engine can run.</summary>
    Configuration = 1,

    /// <summary>The engine failed.</summary>
    Engine = 2,

    /// <summary>The client broke the protocol.</summary>
    Protocol = 3,
}

/// <summary>Why a window ended.</summary>
public enum WindowReason
{
    /// <summary>The cycle was reached.</summary>
    Horizon = 0,

    /// <summary>An accept that somebody waits for.</summary>
    Accept = 1,

    /// <summary>A completion that somebody waits for.</summary>
    Completion = 2,

    /// <summary>As many records as the window may return.</summary>
    RecordLimit = 3,

    /// <summary>Every request is complete.</summary>
    Idle = 4,
}

/// <summary>What a window asks for beside running.</summary>
[Flags]
public enum WindowOptions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Return the commands.</summary>
    ReturnCommands = 1,

    /// <summary>Return no records, only the end with its digest: a window of the journal is run again.</summary>
    Replay = 2,

    /// <summary>Keep the state before the window, so that it can be rolled back.</summary>
    Checkpoint = 4,

    /// <summary>End when every request is complete.</summary>
    UntilIdle = 8,

    /// <summary>What is due in the cycle to run to is still offered, though the engine stays in that cycle.</summary>
    OffersAtEnd = 16,
}

/// <summary>What is special about a request.</summary>
[Flags]
public enum RequestOptions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The window ends when the request's last transaction is accepted.</summary>
    AwaitAccept = 1,

    /// <summary>The window ends when the request's last transaction completes.</summary>
    AwaitCompletion = 2,

    /// <summary>Eight level ids follow the record.</summary>
    LevelIds = 4,

    /// <summary>Issues nothing before the request ahead of it that names the same channel has issued all its steps.</summary>
    Behind = 8,

    /// <summary>The first of its steps that completes is reported as well.</summary>
    ReportFirst = 16,
}
