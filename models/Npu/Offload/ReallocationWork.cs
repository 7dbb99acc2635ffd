using Tlm.Models.Llm;
using Tlm.Models.Npu.Execution;

namespace Tlm.Models.Npu.Offload;

/// <summary>Makes the items that move rows of weights between this unit's memory and other devices before a pass, a tile at a time; the pass begins when all are there.</summary>
internal sealed class ReallocationWork(WorkContext context)
{
    private static readonly Operator Moving = new() { Name = "reallocate", Kind = OperatorKind.Reallocation };

    private readonly WorkList _items = context.Items;

    public void Add(Step pass)
    {
        if (context.Placement?.NextPass(pass.Tokens) is not { Count: > 0 } moves)
            return;
        foreach (TensorMove move in moves)
            Add(move);
        WorkItem end = _items.Add(Moving);
        (end.Joins, end.LoadsResults) = (true, true);
    }

    private void Add(TensorMove move)
    {
        long rowBits = context.Network.Precision.FormatOf(move.Tensor).RowBits(move.Tensor.Columns);
        long block = Math.Max(1, context.Tiler.TileBytes * 8 / rowBits);
        for (long row = 0; row < move.Rows; row += block)
        {
            long rows = Math.Min(block, move.Rows - row);
            ulong local = context.Map.RegionOf(move.Tensor).Address + (ulong)((move.LocalRow + row) * rowBits / 8);
            Add(move, rows, (local, ((rows * rowBits) + 7) / 8));
        }
    }

    private void Add(TensorMove move, long rows, (ulong Address, long Bytes) local)
    {
        WorkItem item = move.From < 0 ? _items.AddWeights(Moving) : Send(move, move.From, rows, ResidentAction.Fetch);
        if (move.From < 0)
            (item.LoadAddress, item.Load) = _items.Run(local.Address, local.Bytes);
        else
            (item = _items.Add(Moving)).Joins = true;
        if (move.To < 0)
        {
            (item.StoreAddress, item.Store) = _items.Run(local.Address, local.Bytes);
            item.StoresWeights = true;
        }
        else
        {
            Ask(item, move, move.To, rows, ResidentAction.Store);
        }
        item.ScratchpadBytes = local.Bytes;
    }

    private WorkItem Send(TensorMove move, int device, long rows, ResidentAction action)
    {
        WorkItem item = _items.Add(Moving);
        Ask(item, move, device, rows, action);
        return item;
    }

    private void Ask(WorkItem item, TensorMove move, int device, long rows, ResidentAction action)
    {
        PlacedPart part = new(device, rows, context.Placement!.AddressOf(move.Tensor, device));
        (item.Device, item.Action) = (device, action);
        item.Product = context.Placement.ProductOf(move.Tensor, 1, SplitAxis.Outputs, part);
    }
}
