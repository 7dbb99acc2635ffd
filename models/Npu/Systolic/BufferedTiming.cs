namespace Tlm.Models.Npu.Systolic;

/// <summary>A product from the first fill of the operand buffers to the last result written out of the result buffer.</summary>
public static class BufferedTiming
{
    /// <summary>Cycles from first fill to last write, with bandwidth enough that the array never waits.</summary>
    public static long Cycles(SystolicMapping mapping, OperandBuffers buffers)
    {
        long last = SystolicTiming.Of(mapping).LastCycle;
        return new ResultDrain(mapping, buffers).LastLine(last) - FirstFill.StartCycle(mapping, buffers);
    }
}
