namespace Tlm.Models.Cim.Execution;

/// <summary>The blocks of a cache in the order in which they are visited.</summary>
internal sealed class BlockPlan(CimOptions options, CimAttention attention)
{
    /// <summary>Blocks.</summary>
    public long Count => (attention.Context + options.Block - 1) / options.Block;

    /// <summary>Place of the n-th visited block in the cache.</summary>
    public long Place(long visit)
    {
        return options.Order == BlockOrder.Ascending ? visit : Count - 1 - visit;
    }

    /// <summary>Tokens of the n-th visited block.</summary>
    public long Tokens(long visit)
    {
        return Math.Min(options.Block, attention.Context - (Place(visit) * options.Block));
    }

    /// <summary>Tokens that are newer than the newest one of the n-th visited block.</summary>
    public long Distance(long visit)
    {
        return attention.Context - (Place(visit) * options.Block) - Tokens(visit);
    }

    /// <summary>Bytes of keys and values of the n-th visited block, for one head.</summary>
    public long Bytes(long visit)
    {
        return TokenBytes * Tokens(visit);
    }

    /// <summary>First byte of the n-th visited block of a head, from the start of the cache.</summary>
    public long FirstByte(long visit, long head)
    {
        return TokenBytes * ((head * attention.Context) + (Place(visit) * options.Block));
    }

    private long TokenBytes => (attention.Dimension * (long)(options.Inner.StreamBits + options.Outer.StreamBits) + 7) / 8;
}
