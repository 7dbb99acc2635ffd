namespace Tlm.Models.Storage.Nand;

/// <summary>Where an address lies: pages go round the channels, then the dies of a channel, then the planes of a die.</summary>
internal sealed class NandAddress(NandOptions options)
{
    private readonly long _page = options.Page.Bytes;

    /// <summary>Pages that a run of bytes touches.</summary>
    public int Pages(long first, long bytes)
    {
        return (int)(((first + bytes - 1) / _page) - (first / _page) + 1);
    }

    /// <summary>Channel of a page.</summary>
    public int Channel(long page)
    {
        return (int)(page % options.Channels);
    }

    /// <summary>Plane of a page within its channel; planes of all dies lie side by side.</summary>
    public int Plane(long page)
    {
        long within = page / options.Channels % options.PlanesPerChannel;
        long die = within % options.DiesPerChannel;
        return (int)((within / options.DiesPerChannel * options.DiesPerChannel) + die);
    }

    /// <summary>The runs of bytes, page by page.</summary>
    public IEnumerable<(long Page, long Bytes)> Parts(long first, long bytes)
    {
        for (long at = first, end = first + bytes; at < end;)
        {
            long stop = Math.Min(end, ((at / _page) + 1) * _page);
            yield return (at / _page, stop - at);
            at = stop;
        }
    }
}
