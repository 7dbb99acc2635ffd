namespace Tlm.Models.Storage.Nand;

/// <summary>A tile of a product: what the cores of one channel multiply together, a page each, all over the same columns.</summary>
/// <param name="Rows">Rows of the matrix; each core has its part of them.</param>
/// <param name="Columns">Columns of the matrix.</param>
/// <param name="Count">Tiles of the matrix.</param>
internal readonly record struct GemvTile(long Rows, long Columns, long Count)
{
    /// <summary>The widths worth trying: every power of two, or the one asked for.</summary>
    public static IEnumerable<GemvTile> Choices(NandGemv gemv, NandOptions options)
    {
        long pageWeights = Math.Max(1, options.Page.Bytes * 8 / options.Compute.WeightBits);
        if (options.Compute.TileWidth is { } asked)
        {
            yield return Of(gemv, Math.Min(asked, pageWeights), pageWeights, options.DiesPerChannel);
            yield break;
        }
        for (long width = 1; width <= pageWeights; width *= 2)
            yield return Of(gemv, width, pageWeights, options.DiesPerChannel);
    }

    /// <summary>Tiles no wider and higher than pages allow, made equal over the matrix.</summary>
    private static GemvTile Of(NandGemv gemv, long width, long pageWeights, int cores)
    {
        long down = Ceiling(gemv.Outputs, pageWeights / width * cores);
        long across = Ceiling(gemv.Inputs, width);
        return new GemvTile(Ceiling(gemv.Outputs, down), Ceiling(gemv.Inputs, across), checked(down * across));
    }

    private static long Ceiling(long work, long places)
    {
        return (work + places - 1) / places;
    }
}
