namespace Tlm.Models.Interconnect;

/// <summary>A component that passes requests on and responses back, and remembers when each request reached it.</summary>
public abstract class ForwardingComponent : Component
{
    // only looked up by reference, never enumerated
    private readonly Dictionary<Payload, SimTime> _sent = new(ReferenceEqualityComparer.Instance);
    private readonly Histogram _latency;
    private readonly Counter _requests;

    /// <summary>Declares what every such component measures.</summary>
    protected ForwardingComponent(ComponentContext context)
        : base(context)
    {
        _requests = Statistics.Counter("requests", Unit.Count, "requests passed on");
        _latency = Statistics.Histogram("round_trip", Unit.Femtoseconds, "time from the arrival of a request to the departure of its response");
    }

    /// <summary>Bytes of a request: what it is about beside data (inputs of a product, say), and written data.</summary>
    internal static long RequestBytes(Payload payload) => payload.HeaderBytes + (payload.IsWrite ? payload.Length : 0);

    /// <summary>Bytes of a response: results of a product, say, and data read.</summary>
    internal static long ResponseBytes(Payload payload) => payload.HeaderBytes + (payload.IsRead ? payload.Length : 0);

    internal void Serve(string name, Func<SimTask> body) => Server(name, body);

    internal SimEvent NewEvent(string name) => new(this, name);

    internal DelayAwaitable Until(SimTime time) => WaitUntil(time);

    /// <summary>Notes a request on its way in.</summary>
    private protected void Arrived(Payload payload)
    {
        _requests.Increment();
        _sent[payload] = payload.RequestTime;
    }

    /// <summary>Gives a response the request time that its initiator knows it by.</summary>
    private protected void Answered(Payload payload)
    {
        SimTime passedOn = payload.RequestTime;
        if (_sent.Remove(payload, out SimTime sent))
            payload.RequestTime = sent;
        _latency.Record((Now - passedOn).Femtoseconds);
    }
}
