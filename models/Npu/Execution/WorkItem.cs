using Tlm.Models.Llm;
using Tlm.Models.Npu.Systolic;

namespace Tlm.Models.Npu.Execution;

/// <summary>A tile: what it loads, what it computes, what it stores. Used again after its end.</summary>
internal sealed class WorkItem
{
    /// <summary>Operator that it is part of.</summary>
    public Operator Operator { get; set; } = null!;

    /// <summary>Where it loads from.</summary>
    public ulong LoadAddress { get; set; }

    /// <summary>Whether it loads weights, which may be in a memory of their own.</summary>
    public bool LoadsWeights { get; set; }

    /// <summary>How it loads; no steps for an item that loads nothing.</summary>
    public StreamShape Load { get; set; }

    /// <summary>Whether the load must wait until everything before is computed.</summary>
    public bool LoadsResults { get; set; }

    /// <summary>Cycles of the array.</summary>
    public long ArrayCycles { get; set; }

    /// <summary>Cycles of the vector unit, before the array.</summary>
    public long VectorCycles { get; set; }

    /// <summary>The products that take these cycles: their shape, and how many.</summary>
    public (GemmShape Shape, long Count) Products { get; set; }

    /// <summary>Multiply-accumulates.</summary>
    public long Macs { get; set; }

    /// <summary>Bits of the weight (or cached) operand of these.</summary>
    public int OperandBits { get; set; }

    /// <summary>Elements times passes of the vector unit.</summary>
    public long VectorElements { get; set; }

    /// <summary>Bytes that move between scratchpad and units.</summary>
    public long ScratchpadBytes { get; set; }

    /// <summary>Where it stores to.</summary>
    public ulong StoreAddress { get; set; }

    /// <summary>How it stores; no steps for an item that stores nothing.</summary>
    public StreamShape Store { get; set; }

    /// <summary>Whether it stores weights, which may be in a memory of their own.</summary>
    public bool StoresWeights { get; set; }

    /// <summary>Device that it sends a product to; -1: none.</summary>
    public int Device { get; set; } = -1;

    /// <summary>The product that it sends.</summary>
    public ResidentProduct Product { get; set; }

    /// <summary>What it asks of the device.</summary>
    public ResidentAction Action { get; set; }

    /// <summary>Whether it waits for all products under way.</summary>
    public bool Joins { get; set; }

    /// <summary>Whether it exchanges sums with the other devices of a group.</summary>
    public bool Exchanges { get; set; }

    /// <summary>The pass that begins with it; null inside a pass.</summary>
    public Step? BeginsPass { get; set; }

    /// <summary>The pass that ends with it; null inside a pass.</summary>
    public Step? EndsPass { get; set; }

    /// <summary>Where its weights come from.</summary>
    public InitiatorSocket? WeightSocket { get; set; }

    /// <summary>Who works on it.</summary>
    public Lane? Lane { get; set; }

    /// <summary>Whether its load has arrived.</summary>
    public bool IsLoaded { get; set; }

    /// <summary>Whether it loads anything.</summary>
    public bool HasLoad => Load.Count > 0;

    /// <summary>Whether it stores anything.</summary>
    public bool HasStore => Store.Count > 0;

    /// <summary>Bytes of its load.</summary>
    public long LoadBytes => HasLoad ? Load.Bytes : 0;

    /// <summary>Back to an empty item of <paramref name="op"/>.</summary>
    public WorkItem Reset(Operator op)
    {
        Operator = op;
        (Load, Store) = (default, default);
        (LoadAddress, StoreAddress) = (0, 0);
        (ArrayCycles, VectorCycles, Macs, VectorElements, ScratchpadBytes) = (0, 0, 0, 0, 0);
        (LoadsWeights, StoresWeights, LoadsResults, IsLoaded) = (false, false, false, false);
        (BeginsPass, EndsPass) = (null, null);
        Products = default;
        (Device, Joins, Exchanges) = (-1, false, false);
        return this;
    }
}
