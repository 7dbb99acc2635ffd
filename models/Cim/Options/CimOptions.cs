namespace Tlm.Models.Cim;

/// <summary>What stays in the macros during attention.</summary>
public enum CimDataflow
{
    /// <summary>Queries and outputs stay, keys and values stream: nothing but queries is written.</summary>
    QueryOutputStationary,

    /// <summary>Keys and values are written into the macros block by block, queries and probabilities stream.</summary>
    KeyValueStationary,
}

/// <summary>The order in which the blocks of the cache are visited.</summary>
public enum BlockOrder
{
    /// <summary>From the newest tokens (the diagonal) back.</summary>
    DiagonalFirst,

    /// <summary>From the oldest tokens on.</summary>
    Ascending,
}

/// <summary>Engines of one inner-product and one outer-product macro each, a softmax unit and a global buffer.</summary>
public sealed record CimOptions : IValidatableOptions
{
    private const string Fusion = "FusionCIM (arXiv 2604.25317)";

    /// <summary>Engines; each works on one key/value head, or one tile of a product, at a time.</summary>
    [Parameter("Engines", Default = "16", Min = "1", Max = "4096", Provenance = Provenance.Secondary, Source = Fusion)]
    public int Engines { get; init; } = 16;

    /// <summary>Clock.</summary>
    [Parameter("Clock", Default = "400 MHz", Min = "1 kHz", Provenance = Provenance.Secondary, Source = Fusion)]
    public Frequency Clock { get; init; } = Frequency.FromMegahertz(400);

    /// <summary>The inner-product macro of an engine.</summary>
    [Parameter("Inner-product macro of an engine")]
    public MacroOptions Inner { get; init; } = new();

    /// <summary>The second macro of an engine: outer product, or inner product where keys and values stay.</summary>
    [Parameter("Second macro of an engine: outer product where outputs stay")]
    public MacroOptions Outer { get; init; } = new();

    /// <summary>What stays in the macros.</summary>
    [Parameter("What stays in the macros")]
    public CimDataflow Dataflow { get; init; }

    /// <summary>Cached tokens of a block.</summary>
    [Parameter("Cached tokens of a block", Default = "64", Min = "1", Source = "no figure in the sources")]
    public int Block { get; init; } = 64;

    /// <summary>Order of the blocks.</summary>
    [Parameter("Order of the blocks")]
    public BlockOrder Order { get; init; }

    /// <summary>Scores and rescaled results that an engine's softmax unit takes a cycle.</summary>
    [Parameter("Scores or rescaled results of a softmax unit a cycle", Default = "16", Min = "1", Source = "no figure in the sources")]
    public int SoftmaxLanes { get; init; } = 16;

    /// <summary>Global buffer.</summary>
    [Parameter("Global buffer: blocks on their way", Default = "1 MiB", Min = "1 B", Provenance = Provenance.Secondary, Source = Fusion)]
    public DataSize Buffer { get; init; } = DataSize.FromMebibytes(1);

    /// <summary>Where matrices of products begin in memory.</summary>
    [Parameter("First address in memory of the matrices of products that do not stay in the macros", Default = "0", Min = "0")]
    public ulong WeightsBase { get; init; }

    /// <summary>Scores.</summary>
    [Parameter("Scores")]
    public ScoreOptions Scores { get; init; } = new();

    /// <summary>Energy.</summary>
    [Parameter("Energy")]
    public CimEnergyOptions Energy { get; init; } = new();

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        foreach (var (name, macro) in new[] { ("inner", Inner), ("outer", Outer) })
        {
            if (macro.BitsPerCycle > macro.StreamBits)
                yield return new OptionProblem($"{name}.bits_per_cycle", $"{macro.BitsPerCycle} bits enter a cycle, but a value has {macro.StreamBits}");
            if (macro.ColumnsPerAdder > macro.Columns)
                yield return new OptionProblem($"{name}.columns_per_adder", $"{macro.ColumnsPerAdder} columns share an adder, but the macro has {macro.Columns}");
        }
    }
}
