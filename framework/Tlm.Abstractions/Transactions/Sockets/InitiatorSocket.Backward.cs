namespace Tlm;

// What the target calls.
public sealed partial class InitiatorSocket
{
    private readonly BackwardEntry _backward;

    /// <summary>Offers a callback for the backward path.</summary>
    /// <exception cref="ElaborationException">One is registered already.</exception>
    public void RegisterNbTransportBackward(NbTransportCallback callback)
    {
        if (_backward.NonBlocking is not null)
            throw new ElaborationException($"{Kind} {FullName}: a non-blocking callback is registered already");
        _backward.NonBlocking = callback;
    }

    /// <summary>Offers a callback for the backward path that is told <paramref name="tag"/>.</summary>
    public void RegisterNbTransportBackward(TaggedNbTransportCallback callback, int tag) =>
        RegisterNbTransportBackward((Payload payload, ref Phase phase, ref SimTime delay) => callback(tag, payload, ref phase, ref delay));

    /// <summary>
    /// Offers a callback for invalidations of direct memory pointers. Without one the socket keeps track itself, and the regions that it handed
    /// out become invalid.
    /// </summary>
    public void RegisterInvalidateDirectMemoryPointer(InvalidateCallback callback)
    {
        if (_backward.Invalidate is not null)
            throw new ElaborationException($"{Kind} {FullName}: an invalidation callback is registered already");
        _backward.Invalidate = callback;
    }

    /// <summary>Offers both callbacks at once.</summary>
    public void Bind(IBackwardTransport backward)
    {
        RegisterNbTransportBackward(backward.NbTransportBackward);
        RegisterInvalidateDirectMemoryPointer(backward.InvalidateDirectMemoryPointer);
    }

    /// <summary>Asks for direct access to the memory behind the payload's address; refused over a link that takes time.</summary>
    public bool GetDirectMemoryPointer(Payload payload, DmiRegion region)
    {
        payload.ThrowIfReleased();
        if (!_forward.GetDirectMemoryPointer(payload, region))
            return false;
        if (_backward.Invalidate is null && !_backward.Granted.Contains(region))
            _backward.Granted.Add(region);
        return true;
    }

    /// <summary>The backward path as a target or an adapter uses it.</summary>
    internal BackwardEntry Backward => Leaf._backward;
}
