using Tlm.Bridges.Messaging;

namespace Tlm.Bridges.Remote;

/// <summary>Parameters of a <see cref="RemoteComponent"/>.</summary>
public sealed record RemoteOptions : IValidatableOptions
{
    /// <summary>Program to start.</summary>
    [Parameter("Program to start as peer; needs --allow-process or a line in the user's allow-list")]
    public InputFile? Program { get; init; }

    /// <summary>Its arguments.</summary>
    [Parameter("Arguments of the program")]
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Its standard output.</summary>
    [Parameter("File for what the program writes to its standard output, relative to where tlm runs (default: dropped)")]
    public string? Output { get; init; }

    /// <summary>Where a peer serves already.</summary>
    [Parameter("Endpoint of a peer that serves already, e.g. tcp://127.0.0.1:5555")]
    public string? Endpoint { get; init; }

    /// <summary>Its public key.</summary>
    [Parameter("Public CURVE key of the peer at the endpoint (40 characters Z85)")]
    public string? Key { get; init; }

    /// <summary>No encryption.</summary>
    [Parameter("Speak to the endpoint without CURVE, on loopback only")]
    public bool Unencrypted { get; init; }

    /// <summary>Other hosts.</summary>
    [Parameter("Allow an endpoint on another host")]
    public bool RemoteHost { get; init; }

    /// <summary>Parameters of the model.</summary>
    [Parameter("Parameters that are handed to the peer's model")]
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Ports, where the scenario declares them.</summary>
    [Parameter("Ports that the peer must declare; with them the peer is started only when the simulation is")]
    public IReadOnlyList<RemotePortOptions> Ports { get; init; } = [];

    /// <summary>Another bus width.</summary>
    [Parameter("Width of the data bus that all its sockets get instead of the declared one, to be bound to sockets of that width; transactions stay as they are", Unit = "bit", Min = "1", Max = "65535")]
    public int? BusWidth { get; init; }

    /// <summary>A smaller look-ahead.</summary>
    [Parameter("Look-ahead to use instead of the declared one; not larger. 0 s: lock-step", Min = "0 s")]
    public SimTime? LookAhead { get; init; }

    /// <summary>Patience.</summary>
    [Parameter("Wall time that the peer may be silent while an answer is due", Default = "8 s", Min = "100 ms", Max = "3600 s")]
    public SimTime AnswerWithin { get; init; } = SimTime.FromSeconds(8);

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (Program is null == Endpoint is null)
            yield return new OptionProblem(Program is null ? "program" : "endpoint", "expected either 'program' (a peer to start) or 'endpoint' (a peer that serves already)");
        if (Endpoint is null)
            yield break;
        if (EndpointProblem(Endpoint, RemoteHost) is { } problem)
            yield return new OptionProblem("endpoint", problem);
        if (Key is null == !Unencrypted)
            yield return new OptionProblem("key", "expected the peer's public 'key', or 'unencrypted: true' instead of it");
        if (Key is not null && KeyProblem(Key) is { } badKey)
            yield return new OptionProblem("key", badKey);
        if (Unencrypted && RemoteHost)
            yield return new OptionProblem("unencrypted", "another host is spoken to with CURVE only: give its 'key'");
    }

    private static string? EndpointProblem(string endpoint, bool remote)
    {
        try
        {
            Messaging.Endpoint.Parse(endpoint, remote);
            return null;
        }
        catch (MessagingException problem)
        {
            return problem.Message.Replace("must be allowed explicitly", "needs 'remote_host: true'", StringComparison.Ordinal);
        }
    }

    private static string? KeyProblem(string key)
    {
        try
        {
            return Z85.Decode(key).Length == CurveKeyPair.KeyBytes ? null : "expected a key of 40 characters";
        }
        catch (MessagingException problem)
        {
            return problem.Message;
        }
    }
}

/// <summary>A port that a scenario declares for its peer.</summary>
public sealed record RemotePortOptions
{
    /// <summary>Its name.</summary>
    [Parameter("Name of the port")]
    public required string Name { get; init; }

    /// <summary>Its kind.</summary>
    [Parameter("Kind of the port")]
    public required RemotePortKind Kind { get; init; }

    /// <summary>Bus width.</summary>
    [Parameter("Width of a socket's data bus", Unit = "bit", Min = "1", Max = "65535")]
    public int BusWidth { get; init; } = 32;

    /// <summary>Streams.</summary>
    [Parameter("Whether a target takes streams whole")]
    public bool KnowsStreams { get; init; }

    /// <summary>Phases.</summary>
    [Parameter("Whether all four phases of a transaction cross")]
    public bool FourPhases { get; init; }
}

/// <summary>Kinds of ports.</summary>
public enum RemotePortKind
{
    /// <summary>Takes requests.</summary>
    Target = 1,

    /// <summary>Sends requests.</summary>
    Initiator = 2,

    /// <summary>Takes changes of a signal.</summary>
    SignalIn = 3,

    /// <summary>Sends changes of a signal.</summary>
    SignalOut = 4,
}
