namespace Tlm;

/// <summary>
/// Where an initiator takes its payloads from and where they return after the last release. Belongs to one initiator, so to one
/// partition at a time: a payload is rented and finally released on the initiator's side.
/// </summary>
public sealed class PayloadPool
{
    private readonly Stack<Payload> _free = new();
    private long _created;

    /// <summary>A pool; the name appears in errors.</summary>
    public PayloadPool(string name = "payloads")
    {
        Name = name;
    }

    /// <summary>Name for messages.</summary>
    public string Name { get; }

    /// <summary>Payloads made so far.</summary>
    public long Created => _created;

    /// <summary>Payloads that have not come back.</summary>
    public long InUse => _created - _free.Count;

    /// <summary>A payload with one reference and all attributes at their defaults; sticky extensions of its last use are still there.</summary>
    public Payload Rent()
    {
        if (!_free.TryPop(out Payload? payload))
        {
            payload = new Payload(this);
            _created++;
        }
        payload.LeavePool();
        return payload;
    }

    internal void Return(Payload payload) => _free.Push(payload);
}
