namespace Tlm.Models.Dram.Streams;

/// <summary>Finds the period that begins at a state: one that is known, or what lies between two points of a stream with that state.</summary>
internal sealed class StreamPeriods
{
    private const int MostPoints = 2048;
    private readonly Dictionary<int, StreamPoint> _points = [];
    private readonly Dictionary<int, StreamPeriod> _known = [];

    /// <summary>Looks for the period that begins at a point's state; remembers the point.</summary>
    public StreamPeriod? Find(StreamPoint point)
    {
        int hash = Hash(point.State);
        if (_known.TryGetValue(hash, out var known) && known.State.AsSpan().SequenceEqual(point.State))
            return known;
        if (_points.TryGetValue(hash, out var earlier) && earlier.State.AsSpan().SequenceEqual(point.State))
            return earlier.Step == point.Step ? null : _known[hash] = StreamPeriod.Between(earlier, point);
        if (_points.Count >= MostPoints)
            _points.Clear();
        _points[hash] = point;
        return null;
    }

    /// <summary>Forgets the points of the present run: what lies between them and later ones is no period.</summary>
    public void ForgetPoints()
    {
        _points.Clear();
        if (_known.Count >= MostPoints)
            _known.Clear();
    }

    private static int Hash(ReadOnlySpan<int> state)
    {
        uint hash = 2166136261;
        foreach (int value in state)
            hash = System.Numerics.BitOperations.RotateLeft((hash ^ (uint)value) * 2654435761, 13);
        return (int)hash;
    }
}
