using Tlm.Bridges.Messaging;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>How a client treats its worker.</summary>
public sealed record WorkerOptions
{
    /// <summary>The environment variable with the journal's path, or <c>off</c>.</summary>
    public const string JournalVariable = "TLM_BRIDGE_JOURNAL";

    /// <summary>Starts workers.</summary>
    public required IWorkerLauncher Launcher { get; init; }

    /// <summary>Endpoint that the client binds: loopback, any free port unless one is asked for.</summary>
    public string Address { get; init; } = Endpoint.AnyLoopbackPort;

    /// <summary>How long a started worker may take until it has introduced itself.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(9);

    /// <summary>How long a worker may be silent, heartbeats included, before it counts as stopped.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Heartbeats (two a second) without progress of the engine inside a window before it counts as hung.</summary>
    public int BeatsWithoutProgress { get; init; } = 16;

    /// <summary>How often a lost worker is replaced in one run.</summary>
    public int Restarts { get; init; } = 5;

    /// <summary>File of the journal; null: a file in the temporary folder; <c>off</c>: none, a lost worker ends the run.</summary>
    public string? Journal { get; init; } = Environment.GetEnvironmentVariable(JournalVariable);

    /// <summary>Bytes that the journal may take; when they are exceeded a lost worker can't be replaced any more.</summary>
    public long JournalLimit { get; init; } = 1L << 30;

    /// <summary>Records (accepts, completions, commands) after which a window ends early.</summary>
    public int RecordLimit { get; init; } = 1 << 18;

    /// <summary>ZeroMQ implementation (auto, netmq, libzmq); null: as the environment says.</summary>
    public string? Zmq { get; init; } = Environment.GetEnvironmentVariable(MessageTransports.Variable);
}
