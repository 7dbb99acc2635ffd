namespace Tlm.Models.Cim;

/// <summary>How scores of attention are distributed: what decides how often the online softmax rescales. A stated model, as there is no text.</summary>
public sealed record ScoreOptions
{
    /// <summary>How much a score falls with every position of distance (ALiBi's slope; 0: no recency).</summary>
    [Parameter("Fall of a score with every position of distance", Default = "0", Min = "0", Source = "no figure in the sources")]
    public double Slope { get; init; }

    /// <summary>Standard deviation of the rest.</summary>
    [Parameter("Standard deviation of the rest of a score", Default = "1", Min = "0", Source = "no figure in the sources")]
    public double Deviation { get; init; } = 1;
}
