using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Streams;

/// <summary>
/// Periods that streams have found, for other streams of the same shape on channels with the same configuration: whoever comes to the
/// same state may skip at once. Shared by the channels of one memory system, on one thread.
/// </summary>
public sealed class StreamMemo
{
    private readonly Dictionary<(DramConfiguration Configuration, long Stride, bool IsWrite, int Interval, int Outstanding), StreamPeriods> _shapes = [];

    /// <summary>The periods known for a shape of stream.</summary>
    internal StreamPeriods For(DramConfiguration configuration, DramStream stream)
    {
        var shape = (configuration, stream.Stride, stream.IsWrite, stream.Interval, stream.Outstanding);
        if (!_shapes.TryGetValue(shape, out var periods))
            _shapes[shape] = periods = new StreamPeriods();
        return periods;
    }
}
