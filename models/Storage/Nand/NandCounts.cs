namespace Tlm.Models.Storage.Nand;

/// <summary>What a channel did so far.</summary>
internal sealed class NandCounts
{
    public long PagesRead;
    public long PagesProgrammed;
    public long BlocksErased;
    public long ChannelBytes;
    public long Tiles;
    public long Slices;
    public SimTime ChannelTime;

    /// <summary>Adds another channel's counts.</summary>
    public void Add(NandCounts other)
    {
        PagesRead += other.PagesRead;
        PagesProgrammed += other.PagesProgrammed;
        BlocksErased += other.BlocksErased;
        ChannelBytes += other.ChannelBytes;
        Tiles += other.Tiles;
        Slices += other.Slices;
        ChannelTime += other.ChannelTime;
    }
}
