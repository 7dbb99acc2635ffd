using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Execution;

/// <summary>Moves activations that do not fit on chip, in tiles.</summary>
internal static class Spill
{
    /// <summary>Loads <paramref name="elements"/> activations that an earlier operator computed.</summary>
    public static void Load(WorkContext context, Operator op, long elements)
    {
        foreach ((ulong address, long bytes) in Pieces(context, elements))
        {
            WorkItem item = context.Items.Add(op);
            (item.LoadAddress, item.Load) = context.Items.Run(address, bytes);
            item.LoadsResults = true;
        }
    }

    /// <summary>Stores <paramref name="elements"/> activations.</summary>
    public static void Store(WorkContext context, Operator op, long elements)
    {
        foreach ((ulong address, long bytes) in Pieces(context, elements))
        {
            WorkItem item = context.Items.Add(op);
            (item.StoreAddress, item.Store) = context.Items.Run(address, bytes);
        }
    }

    private static IEnumerable<(ulong Address, long Bytes)> Pieces(WorkContext context, long elements)
    {
        long bytes = context.Network.Precision.ActivationBytes(elements);
        for (long done = 0; done < bytes; done += context.Tiler.TileBytes)
            yield return (context.SpillAddress + (ulong)done, Math.Min(context.Tiler.TileBytes, bytes - done));
    }
}
