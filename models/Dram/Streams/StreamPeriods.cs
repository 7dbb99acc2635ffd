namespace Tlm.Models.Dram.Streams;

/// <summary>A point of a stream at which the state was written down.</summary>
/// <param name="State">The state relative to clock and stream.</param>
/// <param name="Cycle">Its cycle.</param>
/// <param name="Step">Steps accepted by then.</param>
/// <param name="Completed">Steps whose completion was known by then.</param>
/// <param name="CompletionSum">Sum of those completion cycles.</param>
/// <param name="Counts">The channel's counts.</param>
internal sealed record StreamPoint(int[] State, long Cycle, long Step, long Completed, long CompletionSum, long[] Counts);

/// <summary>Remembers the points of a stream and finds the earlier one with the same state: what lies between is a period.</summary>
internal sealed class StreamPeriods
{
    private const int MostPoints = 2048;
    private readonly Dictionary<int, StreamPoint> _points = [];

    /// <summary>Looks for an earlier point with the same state; remembers this one.</summary>
    public StreamPoint? Find(StreamPoint point)
    {
        int hash = Hash(point.State);
        if (_points.TryGetValue(hash, out var earlier) && earlier.State.AsSpan().SequenceEqual(point.State))
            return earlier;
        if (_points.Count >= MostPoints)
            _points.Clear();
        _points[hash] = point;
        return null;
    }

    /// <summary>Forgets all points.</summary>
    public void Clear() => _points.Clear();

    private static int Hash(ReadOnlySpan<int> state)
    {
        uint hash = 2166136261;
        foreach (int value in state)
            hash = System.Numerics.BitOperations.RotateLeft((hash ^ (uint)value) * 2654435761, 13);
        return (int)hash;
    }
}
