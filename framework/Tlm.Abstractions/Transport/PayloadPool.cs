namespace Tlm;

/// <summary>Payloads used again and again by one initiator. Used in the initiator's partition only.</summary>
public sealed class PayloadPool
{
    private Payload? _free;

    /// <summary>A cleared payload.</summary>
    public Payload Rent()
    {
        if (_free is not { } payload)
            return new Payload { Pool = this };
        _free = payload.NextInPool;
        payload.NextInPool = null;
        payload.IsFree = false;
        return payload;
    }

    internal void Put(Payload payload)
    {
        payload.Clear();
        payload.IsFree = true;
        payload.NextInPool = _free;
        _free = payload;
    }
}
