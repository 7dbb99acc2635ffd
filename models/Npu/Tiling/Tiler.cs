using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Tiling;

/// <summary>Chooses tile sizes from the scratchpad's capacity so that memory traffic is least.</summary>
/// <remarks>A tensor of activations stays on chip if it fits half of the activation part, so that an input and an output fit together.</remarks>
public sealed class Tiler
{
    private readonly long _columns;
    private readonly int _activationBits;

    /// <summary>Prepares tiling for a scratchpad; <paramref name="columns"/> outputs make a full array.</summary>
    public Tiler(ScratchpadOptions scratchpad, int columns, int activationBits)
    {
        long activations = scratchpad.Capacity.Bytes * scratchpad.ActivationShare / 100;
        TileBytes = (scratchpad.Capacity.Bytes - activations) / scratchpad.Buffers;
        ResidentBytes = activations / 2;
        ActivationBytes = activations;
        _columns = columns;
        _activationBits = activationBits;
    }

    /// <summary>Bytes of the largest tile.</summary>
    public long TileBytes { get; }

    /// <summary>Bytes of the activation part.</summary>
    public long ActivationBytes { get; }

    /// <summary>Bytes of the largest tensor of activations that stays on chip.</summary>
    public long ResidentBytes { get; }

    /// <summary>Plans M x K activations times a matrix of N rows in <paramref name="format"/>.</summary>
    public TilePlan Plan(long m, long n, long k, TensorFormat format)
    {
        (long outputs, long sum) = WeightTile(n, k, format);
        bool loads = ActivationsOf(m * k) > ResidentBytes;
        bool stores = ActivationsOf(m * n) > ResidentBytes;
        TilePlan weightsOuter = new(false, loads ? RowsThatFit(m, k) : m, outputs, sum, loads, stores);
        if (!loads && !stores)
            return weightsOuter;
        TilePlan rowsOuter = new(true, RowsThatFit(m, k + n), outputs, sum, loads, stores);
        return Traffic(rowsOuter, m, n, k, format) < Traffic(weightsOuter, m, n, k, format) ? rowsOuter : weightsOuter;
    }

    /// <summary>Bytes that a plan moves: weights, activations in and results out.</summary>
    public long Traffic(TilePlan plan, long m, long n, long k, TensorFormat format)
    {
        long weights = format.Bytes(n, k);
        long passes = plan.ActivationsOuter ? Blocks(m, plan.RowBlock) : 1;
        long inputs = plan.LoadsInput ? ActivationsOf(m * k) : 0;
        long rereads = plan.ActivationsOuter ? 1 : Blocks(n, plan.OutputBlock);
        return checked((weights * passes) + (inputs * rereads) + (plan.StoresOutput ? ActivationsOf(m * n) : 0));
    }

    /// <summary>Whole rows while a full array of them fits, in equal tiles; otherwise rows cut along the sum.</summary>
    private (long Outputs, long Sum) WeightTile(long n, long k, TensorFormat format)
    {
        long least = Math.Min(n, _columns);
        long fitting = TileBytes * 8 / format.RowBits(k);
        if (fitting >= least)
        {
            long tiles = Blocks(n, Math.Max(least, fitting / least * least));
            return (Math.Min(n, Blocks(Blocks(n, tiles), least) * least), k);
        }
        long sum = k;
        while (sum > 1 && format.RowBits(sum) * least > TileBytes * 8)
            sum = (sum + 1) / 2;
        return (least, sum);
    }

    private long RowsThatFit(long m, long widthOnChip)
    {
        long rows = ActivationBytes * 8 / checked(widthOnChip * _activationBits);
        return Math.Clamp(rows, 1, m);
    }

    private long ActivationsOf(long elements)
    {
        return checked((elements * _activationBits) + 7) / 8;
    }

    private static long Blocks(long length, long block)
    {
        return (length + block - 1) / block;
    }
}
