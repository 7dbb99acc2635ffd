namespace Tlm.Transactions;

// One request in the engine: a stream, or a single transfer as a stream of one step. Times are absolute femtoseconds.
internal sealed class StreamFlow
{
    private readonly long[] _responses;
    private int _first;

    public StreamFlow(Payload payload, int port, int target, long sequence, long start)
    {
        (Payload, Port, Target, Sequence, Start) = (payload, port, target, sequence, start);
        Shape = StreamShape.Of(payload);
        Shape.Validate();
        Steps = Shape.Steps;
        Cycle = Shape.Cycle.Femtoseconds;
        _responses = new long[(int)Math.Min(Shape.Outstanding, Steps)];
        Edge = start;
    }

    private StreamFlow(StreamFlow other)
    {
        (Payload, Port, Target, Sequence, Start) = (other.Payload, other.Port, other.Target, other.Sequence, other.Start);
        (Shape, Steps, Cycle, IsAccepted) = (other.Shape, other.Steps, other.Cycle, other.IsAccepted);
        _responses = new long[other._responses.Length];
        CopyFrom(other);
    }

    public Payload Payload { get; }

    public bool IsAccepted { get; init; }

    public int Port { get; }

    public int Target { get; }

    public long Sequence { get; }

    public long Start { get; }

    public long Cycle { get; }

    public long Steps { get; }

    public StreamShape Shape { get; }

    /// <summary>Steps issued so far.</summary>
    public long Issued { get; private set; }

    /// <summary>Steps granted (and so served) so far.</summary>
    public long Granted { get; private set; }

    /// <summary>The edge at which the last step issued, and how many issued there.</summary>
    public long Edge { get; private set; }

    public int IssuedAtEdge { get; private set; }

    /// <summary>When the latest response so far arrives.</summary>
    public long LastResponse { get; private set; }

    /// <summary>Responses known and not yet used to free a place, earliest first.</summary>
    public int KnownResponses { get; private set; }

    public bool IsServed => Granted == Steps;

    public StreamFlow Clone() => new(this);

    public void CopyFrom(StreamFlow other)
    {
        (Issued, Granted, Edge, IssuedAtEdge, LastResponse) = (other.Issued, other.Granted, other.Edge, other.IssuedAtEdge, other.LastResponse);
        KnownResponses = other.KnownResponses;
        for (int i = 0; i < KnownResponses; i++)
            _responses[i] = other.ResponseAt(i);
        _first = 0;
    }

    /// <summary>When the next step issues, as far as known; <see cref="long.MaxValue"/> when it waits for a response that is not known yet.</summary>
    public long NextIssue()
    {
        if (Issued == Steps)
            return long.MaxValue;
        long edge = IssuedAtEdge < Shape.StepsPerCycle || Cycle == 0 ? Edge : checked(Edge + Cycle);
        if (Issued - Granted + KnownResponses < _responses.Length)
            return edge;
        return KnownResponses == 0 ? long.MaxValue : Math.Max(edge, EdgeAfterResponse(ResponseAt(0)));
    }

    /// <summary>Issues the next step at the time that <see cref="NextIssue"/> named.</summary>
    public void Issue(long time)
    {
        if (Issued - Granted + KnownResponses == _responses.Length)
            TakeResponse();
        IssuedAtEdge = time == Edge ? IssuedAtEdge + 1 : 1;
        Edge = time;
        Issued++;
    }

    /// <summary>The step that was granted is answered at <paramref name="response"/>.</summary>
    public void Grant(long response)
    {
        Granted++;
        LastResponse = Math.Max(LastResponse, response);
        int at = KnownResponses++;
        for (; at > 0 && ResponseAt(at - 1) > response; at--)
            SetResponse(at, ResponseAt(at - 1));
        SetResponse(at, response);
    }

    public long ResponseAt(int index) => _responses[(_first + index) % _responses.Length];

    /// <summary>Moves on by whole periods.</summary>
    public void Skip(long steps, long time)
    {
        Issued += steps;
        Granted += steps;
        Edge += time;
        LastResponse += time;
        for (int i = 0; i < KnownResponses; i++)
            SetResponse(i, ResponseAt(i) + time);
    }

    /// <summary>A place is free strictly after the response, so at the next edge; without a cycle at once.</summary>
    private long EdgeAfterResponse(long response)
    {
        if (Cycle == 0)
            return response;
        return checked(Start + ((((response - Start) / Cycle) + 1) * Cycle));
    }

    private void TakeResponse()
    {
        _first = (_first + 1) % _responses.Length;
        KnownResponses--;
    }

    private void SetResponse(int index, long value) => _responses[(_first + index) % _responses.Length] = value;
}
