namespace Tlm.Models.Npu.Systolic;

/// <summary>Cycles and utilisation of a product on an array, with folds one after the other and operands always at hand (cycle-exact with SCALE-Sim).</summary>
/// <remarks>
/// A fold takes <c>T + R + C - 2</c> cycles with results in place and <c>T + 2R + C - 2</c> with weights or activations in place
/// (R rows, C columns, T streamed steps). Percentages are 0 to 100.
/// </remarks>
public sealed record SystolicTiming
{
    /// <summary>Number of the cycle in which the last result leaves; the first cycle is 0.</summary>
    public required long LastCycle { get; init; }

    /// <summary>Share of the array that holds work, averaged over the folds.</summary>
    public required double MappingEfficiencyPercent { get; init; }

    /// <summary>MACs over what the array could do in a fold's operand window, averaged over the folds.</summary>
    public required double ComputeUtilisationPercent { get; init; }

    /// <summary>MACs over what the array could do until <see cref="LastCycle"/>.</summary>
    public required double OverallUtilisationPercent { get; init; }

    /// <summary>Times <paramref name="mapping"/>.</summary>
    public static SystolicTiming Of(SystolicMapping mapping)
    {
        long last = checked(mapping.Folds * mapping.FoldCycles) - 1;
        (double used, double busy) = AverageOverFolds(mapping);
        return new SystolicTiming
        {
            LastCycle = last,
            MappingEfficiencyPercent = used * 100,
            ComputeUtilisationPercent = busy * 100,
            OverallUtilisationPercent = last == 0 ? 100 : mapping.Shape.Macs * 100.0 / (last * mapping.Array.Elements),
        };
    }

    /// <summary>Sums in the order in which the folds run, so that the averages agree with the reference to the last bit.</summary>
    private static (double Used, double Busy) AverageOverFolds(SystolicMapping mapping)
    {
        double used = 0;
        double busy = 0;
        double elements = mapping.Array.Elements;
        double window = elements * WindowCycles(mapping);
        for (long column = 0; column < mapping.ColumnFolds; column++)
        {
            for (long row = 0; row < mapping.RowFolds; row++)
            {
                long macs = mapping.RowsUsed(row) * mapping.ColumnsUsed(column);
                used += macs / elements;
                busy += macs * mapping.Streamed / window;
            }
        }
        return (used / mapping.Folds, busy / mapping.Folds);
    }

    /// <summary>The reference counts the column skew twice where an operand is loaded first.</summary>
    private static long WindowCycles(SystolicMapping mapping)
    {
        return mapping.Dataflow == Dataflow.OutputStationary ? mapping.FoldCycles : mapping.FoldCycles + mapping.Array.Columns - 1;
    }
}
