namespace Tlm.Models.Npu;

/// <summary>The systolic array of one core.</summary>
public sealed record ArrayOptions
{
    /// <summary>Rows of processing elements.</summary>
    [Parameter("Rows of processing elements", Default = "64", Min = "1")]
    public int Rows { get; init; } = 64;

    /// <summary>Columns of processing elements.</summary>
    [Parameter("Columns of processing elements", Default = "64", Min = "1")]
    public int Columns { get; init; } = 64;

    /// <summary>Which operand stays.</summary>
    [Parameter("Which operand stays in the array", Default = "auto")]
    public DataflowChoice Dataflow { get; init; } = DataflowChoice.Auto;

    /// <summary>Whether the next fold enters while the last one drains (needs a second operand register an element).</summary>
    [Parameter("Whether a fold enters while the one before drains", Default = "true")]
    public bool FoldOverlap { get; init; } = true;

    /// <summary>Whether the array is a unit of its own at the socket <c>array</c>.</summary>
    [Parameter("Whether the array is a unit of its own at the socket array: RTL in another process, say (weight-stationary, folds one after the other, one core)", Default = "false")]
    public bool External { get; init; }

    /// <summary>Share of cycles in which the array can work at all.</summary>
    [Parameter("Share of cycles in which the array can work", Default = "100", Min = "1", Max = "100", Unit = "%")]
    public int UtilisationCap { get; init; } = 100;

    /// <summary>Operand widths that the elements can do; the first entry whose widths hold both operands is used.</summary>
    [Parameter("Operand widths that the elements can do, with their rates; default: 8x8 at one MAC a cycle, 4x8 at two, 16x16 at one in four cycles")]
    public IReadOnlyList<OperandRate> Rates { get; init; } =
    [
        new() { WeightBits = 2, ActivationBits = 8, Macs = 4 },
        new() { WeightBits = 4, ActivationBits = 8, Macs = 2 },
        new() { WeightBits = 8, ActivationBits = 8 },
        new() { WeightBits = 8, ActivationBits = 16, Cycles = 2 },
        new() { WeightBits = 16, ActivationBits = 16, Cycles = 4 },
    ];

    /// <summary>What a unit of its own cannot be combined with.</summary>
    internal IEnumerable<OptionProblem> Problems(int cores)
    {
        if (!External)
            yield break;
        if (Dataflow != DataflowChoice.WeightStationary)
            yield return new OptionProblem("array.dataflow", "an external array keeps the weights: expected weight-stationary");
        if (FoldOverlap)
            yield return new OptionProblem("array.fold_overlap", "an external array computes fold after fold: expected false");
        if (cores != 1)
            yield return new OptionProblem("cores", "an external array serves one core");
    }
}
