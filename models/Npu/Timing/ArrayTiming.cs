using Tlm.Models.Npu.Systolic;

namespace Tlm.Models.Npu.Timing;

/// <summary>Cycles that a tile takes on the array of a core, all limits of the core included.</summary>
public sealed class ArrayTiming
{
    private readonly SystolicArray _array;
    private readonly ArrayOptions _options;
    private readonly Dataflow[] _dataflows;
    private readonly ScratchpadBanks _banks;

    /// <summary>Prepares the timing of an array fed by the banks of the scratchpad.</summary>
    public ArrayTiming(ArrayOptions options, ScratchpadBanks banks)
    {
        _array = new SystolicArray(options.Rows, options.Columns);
        _options = options;
        _banks = banks;
        _dataflows = options.Dataflow switch
        {
            DataflowChoice.WeightStationary => [Dataflow.WeightStationary],
            DataflowChoice.OutputStationary => [Dataflow.OutputStationary],
            DataflowChoice.InputStationary => [Dataflow.InputStationary],
            _ => [Dataflow.WeightStationary, Dataflow.OutputStationary, Dataflow.InputStationary],
        };
    }

    /// <summary>Cycles of <paramref name="shape"/> at <paramref name="rate"/>, while <paramref name="operandBytes"/> are read from the scratchpad, in rows of <paramref name="rowBytes"/>.</summary>
    public long Cycles(GemmShape shape, OperandRate rate, long operandBytes, long rowBytes)
    {
        long best = long.MaxValue;
        foreach (Dataflow dataflow in _dataflows)
            best = Math.Min(best, Cycles(new SystolicMapping(_array, dataflow, shape), rate));
        long fed = _banks.FeedCycles(operandBytes, _array.Rows, rowBytes);
        return Capped(Math.Max(best, fed));
    }

    /// <summary>The rate for operands of these widths, or null if the elements cannot hold them.</summary>
    public static OperandRate? RateFor(ArrayOptions options, int weightBits, int activationBits)
    {
        return options.Rates.FirstOrDefault(rate => rate.WeightBits >= weightBits && rate.ActivationBits >= activationBits);
    }

    /// <summary>
    /// Folds one after the other as the reference counts them; with overlap a fold costs its longer phase (streaming, or loading
    /// the next stationary operand) and only the first load and the last drain stand alone.
    /// </summary>
    private long Cycles(SystolicMapping mapping, OperandRate rate)
    {
        long streamed = Scaled(mapping.Streamed, rate);
        long skew = _array.Rows + _array.Columns - 2;
        long oneByOne = checked(mapping.Folds * (mapping.LoadCycles + streamed + skew));
        if (!_options.FoldOverlap)
            return oneByOne;
        // Folds that stream less than the array is high gain nothing by overlap if they are few.
        long phase = Math.Max(streamed, _array.Rows);
        return Math.Min(oneByOne, checked((mapping.Folds * phase) + mapping.LoadCycles + skew));
    }

    private static long Scaled(long cycles, OperandRate rate)
    {
        return checked((cycles * rate.Cycles) + rate.Macs - 1) / rate.Macs;
    }

    private long Capped(long cycles)
    {
        return checked((cycles * 100) + _options.UtilisationCap - 1) / _options.UtilisationCap;
    }
}
