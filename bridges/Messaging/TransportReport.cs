namespace Tlm.Bridges.Messaging;

/// <summary>An implementation of ZeroMQ and whether it can run here.</summary>
/// <param name="Name">"netmq" or "libzmq".</param>
/// <param name="Version">Its version, or null where it cannot run.</param>
/// <param name="Problem">Why it cannot run, or null.</param>
public sealed record TransportCandidate(string Name, string? Version, string? Problem);

/// <summary>Which ZeroMQ implementation runs and why, for <c>tlm doctor</c> and <c>result.json</c>.</summary>
/// <param name="Chosen">"netmq", "libzmq" or "none".</param>
/// <param name="Version">Version of the chosen one, null for "none".</param>
/// <param name="Reason">One sentence: why this one.</param>
/// <param name="Candidates">Both implementations, in order of preference.</param>
public sealed record TransportReport(string Chosen, string? Version, string Reason, IReadOnlyList<TransportCandidate> Candidates)
{
    /// <summary>Reports on the choice that the environment makes.</summary>
    public static TransportReport Create() => Create(Environment.GetEnvironmentVariable(MessageTransports.Variable));

    /// <summary>Reports on <paramref name="choice"/>: auto (also null and empty), netmq or libzmq.</summary>
    public static TransportReport Create(string? choice)
    {
        TransportCandidate netMq = Probe("netmq", MessageTransports.NetMqVersion);
        TransportCandidate libZmq = Probe("libzmq", MessageTransports.LibZmqVersion);
        return Choose(choice, netMq, libZmq);
    }

    internal static TransportReport Choose(string? choice, TransportCandidate netMq, TransportCandidate libZmq)
    {
        var (taken, reason) = choice switch
        {
            "netmq" => Asked(netMq),
            "libzmq" => Asked(libZmq),
            null or "" or "auto" => Automatic(netMq, libZmq),
            _ => (null, $"{MessageTransports.Variable}='{choice}' is not one of auto, netmq, libzmq"),
        };
        return new TransportReport(taken?.Name ?? "none", taken?.Version, reason, [netMq, libZmq]);
    }

    private static (TransportCandidate? Taken, string Reason) Asked(TransportCandidate candidate) => candidate.Problem is { } problem
        ? (null, $"{MessageTransports.Variable}={candidate.Name}, but {problem}")
        : (candidate, $"{MessageTransports.Variable}={candidate.Name} asks for it");

    private static (TransportCandidate? Taken, string Reason) Automatic(TransportCandidate netMq, TransportCandidate libZmq)
    {
        if (netMq.Problem is null)
            return (netMq, "NetMQ is part of this build, and preferred");
        return libZmq.Problem is null
            ? (libZmq, netMq.Problem)
            : (null, $"no ZeroMQ here: {netMq.Problem}; {libZmq.Problem}");
    }

    private static TransportCandidate Probe(string name, Func<string> version)
    {
        try
        {
            return new TransportCandidate(name, version(), null);
        }
        catch (MessagingException problem)
        {
            return new TransportCandidate(name, null, problem.Message);
        }
    }
}
