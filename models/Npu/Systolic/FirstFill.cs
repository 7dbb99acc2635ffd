namespace Tlm.Models.Npu.Systolic;

/// <summary>When the first fill of the operand buffers must begin so that the array never waits.</summary>
internal static class FirstFill
{
    /// <summary>Cycle (at most 0) at which the earlier of both operand buffers gets its first elements.</summary>
    public static long StartCycle(SystolicMapping mapping, OperandBuffers buffers)
    {
        GemmShape shape = mapping.Shape;
        long activations = Start(shape.M * shape.K, FirstUse(mapping, Dataflow.InputStationary), buffers);
        long weights = Start(shape.K * shape.N, FirstUse(mapping, Dataflow.WeightStationary), buffers);
        return Math.Min(activations, weights);
    }

    /// <summary>A buffer that holds everything is filled before cycle 0; one that does not fills its active half before the first use.</summary>
    private static long Start(long elements, long firstUse, OperandBuffers buffers)
    {
        long parts = (elements + buffers.PartElements - 1) / buffers.PartElements;
        bool overflows = elements >= OperandBuffers.ActiveParts * buffers.PartElements;
        long filled = Math.Min(parts, OperandBuffers.ActiveParts) * buffers.PartElements;
        long cycles = (filled + buffers.FillRate - 1) / buffers.FillRate;
        return (overflows ? firstUse : 0) - cycles;
    }

    /// <summary>Cycle of an operand's first read: a stationary one enters bottom row first, a streaming one waits for it.</summary>
    private static long FirstUse(SystolicMapping mapping, Dataflow stationaryIf)
    {
        if (mapping.Dataflow == Dataflow.OutputStationary)
            return 0;
        return mapping.Dataflow == stationaryIf ? mapping.Array.Rows - mapping.RowsUsed(0) : mapping.Array.Rows;
    }
}
