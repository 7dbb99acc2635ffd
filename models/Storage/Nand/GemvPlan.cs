namespace Tlm.Models.Storage.Nand;

/// <summary>How a product is spread: tiles that the cores of a channel multiply together, and weights that cross the channels.</summary>
/// <param name="Tiles">Tiles that cores multiply, over all channels.</param>
/// <param name="InputBytes">Input of a tile, over its channel.</param>
/// <param name="ResultBytes">Results of a tile, over its channel.</param>
/// <param name="ComputeTime">Time in which a core multiplies its page.</param>
/// <param name="StreamedWeights">Weights that cross the channels.</param>
/// <param name="StreamedBytes">Bytes that cross the channels as weights.</param>
internal readonly record struct GemvPlan(long Tiles, long InputBytes, long ResultBytes, SimTime ComputeTime, long StreamedWeights, long StreamedBytes)
{
    /// <summary>Tiles of a channel: as even as possible.</summary>
    public long TilesOf(int channel, int channels)
    {
        return (Tiles / channels) + (channel < Tiles % channels ? 1 : 0);
    }

    /// <summary>Streamed bytes of a channel: as even as possible.</summary>
    public long StreamedOf(int channel, int channels)
    {
        return (StreamedBytes / channels) + (channel < StreamedBytes % channels ? 1 : 0);
    }
}
