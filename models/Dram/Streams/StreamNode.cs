namespace Tlm.Models.Dram.Streams;

/// <summary>A state of a channel, relative to the clock and to the line that it serves, and the segments known to follow it.</summary>
/// <param name="state">The state: what the line's frame and the controller wrote.</param>
internal sealed class StreamNode(int[] state)
{
    private StreamSegment? _straight;
    private Dictionary<long, StreamSegment>? _atRefresh;
    private Dictionary<long, StreamSegment>? _journeys;
    private Dictionary<(int Steps, long UntilRefresh), StreamSegment>? _closings;

    /// <summary>The state.</summary>
    public ReadOnlySpan<int> State => state;

    /// <summary>Another state with the same hash.</summary>
    public StreamNode? Other { get; init; }

    /// <summary>The segment that follows if the next refresh is so many cycles away; null if it is not known.</summary>
    public StreamSegment? Find(long untilRefresh)
    {
        if (_straight is { } straight && straight.Cycles < untilRefresh)
            return straight;
        return _atRefresh is not null && _atRefresh.TryGetValue(untilRefresh, out var segment) ? segment : null;
    }

    /// <summary>Adds the segment that was seen to follow.</summary>
    public void Add(StreamSegment segment, long untilRefresh)
    {
        if (segment.IsStraight)
            _straight = segment;
        else
            (_atRefresh ??= [])[untilRefresh] = segment;
    }

    /// <summary>What follows if the line ends with so many transactions and nothing comes behind them, up to where nothing waits; null if it is not known.</summary>
    public StreamSegment? FindClosing(long steps, long untilRefresh)
    {
        if (_closings is null)
            return null;
        if (_closings.TryGetValue(((int)steps, -1), out StreamSegment? closing) && closing.Cycles < untilRefresh)
            return closing;
        return _closings.GetValueOrDefault(((int)steps, untilRefresh));
    }

    /// <summary>Adds what was seen to follow where the line ends.</summary>
    public void AddClosing(StreamSegment closing, long untilRefresh) =>
        (_closings ??= [])[(closing.Steps, closing.IsStraight ? -1 : untilRefresh)] = closing;

    /// <summary>Many segments in a row, joined, that follow if the next refresh is so many cycles away; null if none are known.</summary>
    public StreamSegment? FindJourney(long untilRefresh) => _journeys?.GetValueOrDefault(untilRefresh);

    /// <summary>Adds many segments in a row, joined.</summary>
    public void AddJourney(StreamSegment journey, long untilRefresh) => (_journeys ??= [])[untilRefresh] = journey;
}
