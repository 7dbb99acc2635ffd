namespace Tlm;

// The issue rule of a stream, step by step: when the next step issues, given the responses so far. Times in femtoseconds.
internal sealed class StreamIssue
{
    private TimeOrderedQueue<byte> _responses = new();
    private StreamShape _shape;
    private long _start;
    private long _edge;
    private int _issuedAtEdge;
    private long _places;

    public long Issued { get; private set; }

    public long Responded { get; private set; }

    public long Steps { get; private set; }

    public long LastResponse { get; private set; }

    public void Start(in StreamShape shape, long start)
    {
        shape.Validate();
        _shape = shape;
        Steps = shape.Steps;
        (_start, _edge, _issuedAtEdge) = (start, start, 0);
        (Issued, Responded, LastResponse) = (0, 0, start);
        _places = Math.Min(shape.Outstanding, Steps);
        _responses.Clear();
    }

    /// <summary>When the next step issues; <see cref="long.MaxValue"/> when all have, or when that hangs on a response that has not come.</summary>
    public long Next()
    {
        if (Issued == Steps)
            return long.MaxValue;
        long cycle = _shape.Cycle.Femtoseconds;
        long edge = _issuedAtEdge < _shape.StepsPerCycle || cycle == 0 ? _edge : checked(_edge + cycle);
        if (_places > 0)
            return edge;
        return _responses.Count == 0 ? long.MaxValue : Math.Max(edge, EdgeAfter(_responses.FirstTime, cycle));
    }

    /// <summary>A step issues, not before the time that <see cref="Next"/> named; later when something held it up.</summary>
    /// <returns>Its number.</returns>
    public long Issue(long time)
    {
        if (_places > 0)
            _places--;
        else
            _responses.TryTake(long.MaxValue, out _);
        long edge = EdgeAtOrAfter(time);
        _issuedAtEdge = edge == _edge ? _issuedAtEdge + 1 : 1;
        _edge = edge;
        return Issued++;
    }

    /// <summary>A response has come; places are used in order of response.</summary>
    public void Respond(long time)
    {
        Responded++;
        LastResponse = Math.Max(LastResponse, time);
        _responses.Add(time, 0);
    }

    // A response frees its place strictly after its time, so at the next edge; without a cycle at once.
    private long EdgeAfter(long response, long cycle) => cycle == 0 ? response : checked(_start + ((((response - _start) / cycle) + 1) * cycle));

    private long EdgeAtOrAfter(long time)
    {
        long cycle = _shape.Cycle.Femtoseconds;
        return cycle == 0 ? time : checked(_start + (((time - _start + cycle - 1) / cycle) * cycle));
    }
}
