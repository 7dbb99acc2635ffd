using System.Runtime.CompilerServices;

namespace Tlm.Observability.Perfetto;

/// <summary>Tracks side by side for spans that overlap: a span goes to the lane that became free last before it begins.</summary>
internal sealed class Lanes(PacketStream packets, string name, ulong parent)
{
    private readonly List<(ulong Track, long End)> _lanes = [];

    /// <summary>The track for a span; spans come in the order of their ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong For(long begin, long end)
    {
        int best = -1;
        for (int i = 0; i < _lanes.Count; i++)
        {
            if (_lanes[i].End <= begin && (best < 0 || _lanes[i].End > _lanes[best].End))
                best = i;
        }
        if (best < 0)
        {
            best = _lanes.Count;
            _lanes.Add((packets.Slices(best == 0 ? name : $"{name} #{best + 1}", parent), 0));
        }
        _lanes[best] = (_lanes[best].Track, end);
        return _lanes[best].Track;
    }
}
