namespace Tlm.Models.Pim.NearMemory;

/// <summary>The part of a product that one rank computes.</summary>
/// <param name="Outputs">Outputs.</param>
/// <param name="Inputs">Inputs.</param>
/// <param name="Tokens">Vectors.</param>
/// <param name="FirstColumn">First column access of the share.</param>
internal readonly record struct GemvShare(long Outputs, long Inputs, int Tokens, long FirstColumn);

/// <summary>Splits a product over the ranks of a module: outputs one way, inputs the other.</summary>
internal static class GemvSplit
{
    /// <summary>The share of every rank, channel by channel; the split with the least time by commands and bus, the one with fewer parts of the inputs on a tie.</summary>
    public static GemvShare[][] Over(PimGemv gemv, PimUnitOptions options, UnitGeometry geometry, int macCycles, int burstCycles)
    {
        gemv.Check();
        int ranks = options.Channels * options.PimRanks;
        int best = Enumerable.Range(1, ranks).Where(parts => ranks % parts == 0)
            .MinBy(parts => Cost(gemv, parts, options, geometry, macCycles, burstCycles));
        var byChannel = Assign(gemv, best, options, (channel, rank) => channel * options.PimRanks + rank);
        var byRank = Assign(gemv, best, options, (channel, rank) => rank * options.Channels + channel);
        return Kinds(byRank) < Kinds(byChannel) ? byRank : byChannel;
    }

    /// <summary>Column accesses of a share, all token passes together.</summary>
    public static long Columns(in GemvShare share, PimUnitOptions options, UnitGeometry geometry) =>
        Passes(share.Tokens, options) * Ceiling(share.Outputs, (long)geometry.Units * geometry.WeightsPerColumn) * share.Inputs;

    public static long Passes(int tokens, PimUnitOptions options) => Ceiling(tokens, options.TokensPerPass);

    private static GemvShare[][] Assign(PimGemv gemv, int inputParts, PimUnitOptions options, Func<int, int, int> part)
    {
        int outputParts = options.Channels * options.PimRanks / inputParts;
        return [.. Enumerable.Range(0, options.Channels).Select(channel => Enumerable.Range(0, options.PimRanks)
            .Select(rank => Share(gemv, part(channel, rank), inputParts, outputParts)).ToArray())];
    }

    /// <summary>Number of different channels: the fewer, the more uneven parts fall on the same rank of every channel.</summary>
    private static int Kinds(GemvShare[][] shares) =>
        shares.Select((share, channel) => shares.Take(channel).All(other => !other.AsSpan().SequenceEqual(share)) ? 1 : 0).Sum();

    private static Int128 Cost(PimGemv gemv, int inputParts, PimUnitOptions options, UnitGeometry geometry, int macCycles, int burstCycles)
    {
        int ranks = options.Channels * options.PimRanks;
        var share = Share(gemv, 0, inputParts, ranks / inputParts);
        long moved = share.Inputs * gemv.Tokens * options.InputBits / 8 + share.Outputs * gemv.Tokens * options.ResultBytes;
        return (Int128)Columns(share, options, geometry) * macCycles
            + (Int128)Ceiling(moved, geometry.AccessBytes) * burstCycles * options.PimRanks;
    }

    private static GemvShare Share(PimGemv gemv, int rank, int inputParts, int outputParts) => new(
        Part(gemv.Outputs, rank / inputParts, outputParts), Part(gemv.Inputs, rank % inputParts, inputParts), gemv.Tokens, gemv.FirstColumn);

    /// <summary>Size of a part: as even as possible, the first ones larger.</summary>
    private static long Part(long total, int index, int parts) => total / parts + (index < total % parts ? 1 : 0);

    private static long Ceiling(long value, long divisor) => (value + divisor - 1) / divisor;
}
