namespace Tlm.Models.Traffic;

/// <summary>Parameters of a <see cref="TrafficGenerator"/>.</summary>
public sealed record TrafficOptions : IValidatableOptions
{
    /// <summary>Requests in total.</summary>
    [Parameter("Requests in total", Min = "1")]
    public required long Count { get; init; }

    /// <summary>Order of addresses.</summary>
    [Parameter("Order of addresses")]
    public TrafficPattern Pattern { get; init; } = TrafficPattern.Linear;

    /// <summary>Bytes of a request.</summary>
    [Parameter("Bytes of a request; addresses are multiples of it", Default = "64 B", Min = "1 B", Max = "1 GiB")]
    public DataSize Size { get; init; }

    /// <summary>First address.</summary>
    [Parameter("First address")]
    public ulong Base { get; init; }

    /// <summary>Range of addresses.</summary>
    [Parameter("Range of addresses: linear requests wrap around at its end", Default = "1 GiB", Min = "1 B")]
    public DataSize Range { get; init; }

    /// <summary>Share of writes in percent.</summary>
    [Parameter("Share of requests that write, drawn at random", Unit = "%", Min = "0", Max = "100")]
    public int Writes { get; init; }

    /// <summary>Where requests copy to.</summary>
    [Parameter("Requests copy inside the memory: from their address to the same place counted from this one, for memories that know copies")]
    public ulong? CopiesTo { get; init; }

    /// <summary>Time between requests.</summary>
    [Parameter("Time between requests; 0 s for as fast as the link and the outstanding limit allow", Default = "0 s")]
    public SimTime Period { get; init; }

    /// <summary>Requests under way.</summary>
    [Parameter("Requests under way at most", Min = "1")]
    public int Outstanding { get; init; } = 16;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (Range < Size)
            yield return new OptionProblem("range", $"'range' is {Range}, less than one request of {Size}");
        if (CopiesTo is not null && Writes > 0)
            yield return new OptionProblem("writes", $"{Writes} % of the requests write, but with 'copies_to' all of them copy");
    }
}

/// <summary>The order in which a generator walks over its range.</summary>
public enum TrafficPattern
{
    /// <summary>One request after another in ascending order.</summary>
    Linear,

    /// <summary>Each request anywhere, all places equally likely.</summary>
    Random,
}
