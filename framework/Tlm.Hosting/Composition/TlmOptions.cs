namespace Tlm.Hosting.Composition;

/// <summary>What a host simulates.</summary>
public sealed class TlmOptions
{
    /// <summary>Path of the scenario file.</summary>
    public string ScenarioPath { get; set; } = "";

    /// <summary>Overrides as <c>path=value</c>, applied in order.</summary>
    public IList<string> Overrides { get; } = [];

    /// <summary>Threads that run partitions; null for what the scenario says, 0 for automatic.</summary>
    public int? Threads { get; set; }

    /// <summary>Every step of a stream travels alone, so that traces show it.</summary>
    public bool UnrollStreams { get; set; }

    /// <summary>Transactions and operators are not recorded: results hold what components count themselves. Fingerprints are the same.</summary>
    public bool LeaveUnrecorded { get; set; }
}
