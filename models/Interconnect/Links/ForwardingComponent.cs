namespace Tlm.Models.Interconnect;

/// <summary>A component that passes requests on and responses back.</summary>
public abstract class ForwardingComponent : Component
{
    private readonly Histogram _latency;
    private readonly Counter _requests;

    /// <summary>Declares what every such component measures.</summary>
    protected ForwardingComponent(ComponentContext context)
        : base(context)
    {
        _requests = Statistics.Counter("requests", Unit.Count, "requests passed on");
        _latency = Statistics.Histogram("round_trip", Unit.Femtoseconds, "time from passing a request on to its response");
    }

    /// <summary>Bytes of a request: what it is about beside data (inputs of a product, say), and written data.</summary>
    internal static long RequestBytes(Payload payload) => payload.HeaderBytes + (payload.IsWrite ? payload.Length : 0);

    /// <summary>Bytes of a response: results of a product, say, and data read.</summary>
    internal static long ResponseBytes(Payload payload) => payload.HeaderBytes + (payload.IsRead ? payload.Length : 0);

    internal void Serve(string name, Func<SimTask> body) => Server(name, body);

    internal SimEvent NewEvent(string name) => new(this, name);

    internal DelayAwaitable Until(SimTime time) => WaitUntil(time);

    /// <summary>Notes a request on its way in.</summary>
    private protected void Arrived() => _requests.Increment();

    /// <summary>Notes a response on its way back.</summary>
    private protected void Answered(Payload payload) => _latency.Record((Now - payload.RequestTime).Femtoseconds);
}
