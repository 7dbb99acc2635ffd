namespace Tlm.Hosting.Tests.Components;

public enum Pattern
{
    Linear,
    RowHit,
}

public sealed record SourceOptions : IValidatableOptions
{
    [Parameter("Packets to send", Min = "1", Max = "1000000")]
    public required int Count { get; init; }

    [Parameter("Time between packets", Default = "10 ns", Provenance = Provenance.Derived, Source = "a table")]
    public SimTime Period { get; init; }

    [Parameter("Bytes a packet")]
    public DataSize Size { get; init; } = DataSize.FromBytes(64);

    [Parameter("Order of addresses")]
    public Pattern Pattern { get; init; } = Pattern.Linear;

    [Parameter("Energy an operation", Unit = "pJ/op")]
    public double Cost { get; init; } = 0.25;

    [Parameter("Latency in cycles", Unit = "cycles")]
    public int Latency { get; init; } = 2;

    [Parameter("Shape")]
    public ArrayOptions Array { get; init; } = new();

    [Parameter("Bandwidths by name")]
    public IReadOnlyDictionary<string, Bandwidth> Links { get; init; } = new Dictionary<string, Bandwidth>();

    [Parameter("Steps")]
    public IReadOnlyList<long> Steps { get; init; } = [];

    [Parameter("A trace")]
    public InputFile? Trace { get; init; }

    [Parameter("Whether packets are numbered")]
    public bool Numbered { get; init; } = true;

    public IEnumerable<OptionProblem> Validate()
    {
        if (Array.Rows * Array.Columns > 1000)
            yield return new OptionProblem("array.rows", "rows x columns exceeds 1000");
    }
}

public sealed record ArrayOptions
{
    [Parameter("Rows", Min = "1")]
    public int Rows { get; init; } = 4;

    [Parameter("Columns", Min = "1")]
    public int Columns { get; init; } = 4;
}
