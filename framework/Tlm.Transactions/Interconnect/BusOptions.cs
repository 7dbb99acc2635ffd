namespace Tlm.Transactions;

/// <summary>Options of a <see cref="Bus"/>.</summary>
public sealed record BusOptions : IValidatableOptions
{
    /// <summary>Where the targets lie; each entry is an initiator socket of that name.</summary>
    [Parameter("Address map: one entry a target")]
    public required IReadOnlyList<BusRange> Map { get; init; }

    /// <summary>What bases and sizes are multiples of.</summary>
    [Parameter("Alignment of bases and sizes", Default = "4 B", Min = "1 B")]
    public DataSize Alignment { get; init; } = DataSize.FromBytes(4);

    /// <summary>Time from a request's arrival until it may be granted.</summary>
    [Parameter("Time from the arrival of a request until it may be granted", Default = "1 ns", Min = "1 fs")]
    public SimTime ForwardLatency { get; init; } = SimTime.FromNanoseconds(1);

    /// <summary>Least time between grants to one target.</summary>
    [Parameter("Least time between two requests to one target", Default = "1 ns", Min = "0 fs")]
    public SimTime RequestInterval { get; init; } = SimTime.FromNanoseconds(1);

    /// <summary>Time of a response on the way back.</summary>
    [Parameter("Time of a response on its way back", Default = "1 ns", Min = "0 fs")]
    public SimTime ReturnLatency { get; init; } = SimTime.FromNanoseconds(1);

    /// <summary>Who is granted when several wait.</summary>
    [Parameter("Who is granted when several wait", Default = "first-come")]
    public Arbitration Arbitration { get; init; }

    /// <summary>False to run streams as single steps also where the targets could run them whole; the times are the same.</summary>
    [Parameter("Run streams whole where every target can", Default = "true")]
    public bool WholeStreams { get; init; } = true;

    /// <summary>Energy of a bit that passes.</summary>
    [Parameter("Energy of a bit that passes", Default = "0.1 pJ/bit", Source = "no figure in the sources")]
    public EnergyPerBit Energy { get; init; } = EnergyPerBit.Parse("0.1 pJ/bit");

    internal InterconnectTiming Timing => new(ForwardLatency, RequestInterval, ReturnLatency, Arbitration);

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate() => BusMap.Problems(Map, Alignment.Bytes).Select(static problem => new OptionProblem("map", problem));
}
