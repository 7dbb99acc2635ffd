using Tlm.Models.Llm;
using Tlm.Models.Npu.Execution;

namespace Tlm.Models.Npu.Offload;

/// <summary>Makes the items that send products to other devices and wait for their results.</summary>
internal sealed class OffloadWork(WorkContext context)
{
    private readonly WorkList _items = context.Items;

    /// <summary>Sends what other devices compute of an operator; true if there is anything to wait for.</summary>
    public bool Send(Operator op)
    {
        if (context.Split is not { } split)
            return false;
        IReadOnlyList<DeviceProduct> products = split.Elsewhere(op);
        foreach (DeviceProduct product in products)
            Send(op, product);
        return products.Count > 0;
    }

    /// <summary>Waits for all results of an operator; partial sums are added up.</summary>
    public void Join(Operator op)
    {
        WorkItem item = _items.Add(op);
        item.Joins = true;
        item.VectorElements = context.Split!.Additions(op);
        item.VectorCycles = context.Vector.Cycles(item.VectorElements);
    }

    private void Send(Operator op, in DeviceProduct product)
    {
        WorkItem item = _items.Add(op);
        (item.Device, item.Product, item.Action) = (product.Device, product.Product, product.Action);
        item.ScratchpadBytes = product.Action == ResidentAction.Multiply ? product.Product.InputBytes + product.Product.ResultBytes : product.Product.WeightBytes;
    }
}
