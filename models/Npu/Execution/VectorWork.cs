using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Execution;

/// <summary>Work of the vector unit; operands that do not fit on chip pass by in tiles.</summary>
internal sealed class VectorWork(WorkContext context)
{
    private readonly WorkList _items = context.Items;

    public void Add(Operator op)
    {
        Parameters(op);
        if (LoadsInput(op))
            Spill.Load(context, op, op.ActivationBytesIn * 8 / context.Network.Precision.ActivationBits);
        WorkItem item = _items.Add(op);
        item.VectorCycles = context.Vector.Cycles(op);
        item.VectorElements = context.Vector.ElementPasses(op);
        item.ScratchpadBytes = op.ActivationBytesIn + op.ActivationBytesOut;
        if (op.Kind != OperatorKind.Softmax && op.ActivationBytesOut > context.Tiler.ResidentBytes)
            Spill.Store(context, op, op.ActivationBytesOut * 8 / context.Network.Precision.ActivationBits);
    }

    /// <summary>An operator reads one tensor or two of the size that it writes; scores never leave the chip.</summary>
    private bool LoadsInput(Operator op)
    {
        long tensors = op.ActivationBytesOut > 0 ? Math.Max(1, op.ActivationBytesIn / op.ActivationBytesOut) : 1;
        return op.Kind != OperatorKind.Softmax && op.ActivationBytesIn / tensors > context.Tiler.ResidentBytes;
    }

    private void Parameters(Operator op)
    {
        foreach (WeightTensor tensor in op.Weights)
        {
            MemoryRegion region = context.Map.RegionOf(tensor);
            WorkItem item = _items.AddWeights(op);
            (item.LoadAddress, item.Load) = _items.Run(region.Address, region.Bytes);
        }
    }
}
