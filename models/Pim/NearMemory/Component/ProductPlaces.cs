using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>Where weights lie in the PIM ranks: one after the other, from the first column access of every unit on. An address counts the bytes of a unit.</summary>
internal sealed class ProductPlaces(PimVariant variant, PimUnitOptions options, UnitGeometry geometry)
{
    private long _nextColumn;

    /// <summary>Takes room for the weights of a product.</summary>
    public ulong Take(string module, string name, in ResidentProduct product)
    {
        if (Problem(product) is { } problem)
            throw new ElaborationException($"{module}: '{name}': {problem}");
        long end = _nextColumn + Columns(product);
        if (end > geometry.ColumnsPerUnit)
        {
            long over = checked((end - geometry.ColumnsPerUnit) * geometry.AccessBytes * geometry.Units * options.PimRanks * options.Channels);
            throw new ElaborationException($"{module}: '{name}' does not fit the PIM ranks: {over} bytes are too many");
        }
        ulong address = (ulong)(_nextColumn * geometry.AccessBytes);
        _nextColumn = end;
        return address;
    }

    /// <summary>Why the units can't compute a product; null if they can.</summary>
    public string? Problem(in ResidentProduct product)
    {
        if (product.WeightBits != options.WeightBits)
            return $"the units are set up for {options.WeightBits}-bit weights, not {product.WeightBits}-bit ones";
        if (product.InputBits > options.InputBits)
            return $"the units take {options.InputBits}-bit inputs, not {product.InputBits}-bit ones";
        return product.OverheadBytes > 0 ? "the units know no group scales and codebooks" : null;
    }

    public PimGemv Gemv(in ResidentProduct product) => new(
        checked(product.Outputs * product.Instances), product.Inputs, checked((int)product.Tokens), (long)product.Address / geometry.AccessBytes);

    /// <summary>Cycles of MACs and transfers of the largest share, without refresh.</summary>
    public long EstimatedCycles(in ResidentProduct product)
    {
        var share = Shares(product)[0][0];
        long bits = (share.Inputs * options.InputBits) + (share.Outputs * options.ResultBytes * 8);
        long bursts = (bits * share.Tokens / 8 / geometry.AccessBytes) + 1;
        return (GemvSplit.Columns(share, options, geometry) * variant.Timing("nMAC")) + (bursts * variant.Roles!.Burst * options.PimRanks);
    }

    /// <summary>First byte and bytes of weights in each PIM rank of a channel, in whole bursts.</summary>
    public (long First, long Bytes) BytesInRank(in ResidentProduct product)
    {
        long share = (product.WeightBytes + (options.Channels * options.PimRanks) - 1) / (options.Channels * options.PimRanks);
        long bytes = (share + geometry.AccessBytes - 1) / geometry.AccessBytes * geometry.AccessBytes;
        return (Math.Min((long)product.Address * geometry.Units, geometry.RankBytes - bytes), bytes);
    }

    private long Columns(in ResidentProduct product) => Shares(product with { Tokens = 1, Address = 0 })
        .SelectMany(shares => shares)
        .Max(share => GemvSplit.Columns(share, options, geometry));

    private GemvShare[][] Shares(in ResidentProduct product) =>
        GemvSplit.Over(Gemv(product), options, geometry, variant.Timing("nMAC"), variant.Roles!.Burst);
}
