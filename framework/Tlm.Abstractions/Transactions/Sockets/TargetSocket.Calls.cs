namespace Tlm;

// What the target registers, and what it calls.
public sealed partial class TargetSocket
{
    private readonly TargetEntry _entry;
    private readonly List<Type> _known = [];
    private bool _passesExtensions;
    private BackwardEntry? _initiator;

    /// <summary>True when the target has callbacks; else it takes requests from the channel.</summary>
    internal bool TakesCalls => _entry.HasCallbacks;

    internal IForwardTransport Entry => _entry.Direct;

    /// <summary>Offers blocking transport.</summary>
    public void RegisterBTransport(BTransportCallback callback) => Once(ref _entry.Blocking, callback, "blocking");

    /// <summary>Offers blocking transport that may wait.</summary>
    public void RegisterBTransportAsync(BTransportAsyncCallback callback) => Once(ref _entry.BlockingAsync, callback, "waiting blocking");

    /// <summary>Offers non-blocking transport.</summary>
    public void RegisterNbTransportForward(NbTransportCallback callback) => Once(ref _entry.NonBlocking, callback, "non-blocking");

    /// <summary>Offers direct memory pointers.</summary>
    public void RegisterGetDirectMemoryPointer(DirectMemoryCallback callback) => Once(ref _entry.DirectMemory, callback, "direct memory");

    /// <summary>Offers debug transport.</summary>
    public void RegisterTransportDebug(DebugTransportCallback callback) => Once(ref _entry.Debug, callback, "debug");

    /// <summary>Offers blocking transport with a callback that is told <paramref name="tag"/>.</summary>
    public void RegisterBTransport(TaggedBTransportCallback callback, int tag) =>
        RegisterBTransport((Payload payload, ref SimTime delay) => callback(tag, payload, ref delay));

    /// <summary>Offers blocking transport that may wait, with a callback that is told <paramref name="tag"/>.</summary>
    public void RegisterBTransportAsync(TaggedBTransportAsyncCallback callback, int tag) =>
        RegisterBTransportAsync((payload, delay) => callback(tag, payload, delay));

    /// <summary>Offers non-blocking transport with a callback that is told <paramref name="tag"/>.</summary>
    public void RegisterNbTransportForward(TaggedNbTransportCallback callback, int tag) =>
        RegisterNbTransportForward((Payload payload, ref Phase phase, ref SimTime delay) => callback(tag, payload, ref phase, ref delay));

    /// <summary>Offers all ways of transport at once.</summary>
    public void Bind(IForwardTransport target)
    {
        if (_entry.HasCallbacks)
            throw new ElaborationException($"{Kind} {FullName}: callbacks are registered already");
        _entry.Bound = target;
    }

    /// <summary>Declares a mandatory extension as known to this target.</summary>
    public TargetSocket Understands<T>() where T : PayloadExtension
    {
        _known.Add(typeof(T));
        return this;
    }

    /// <summary>Lets mandatory extensions through unseen: for interconnects, whose targets are asked in turn.</summary>
    public TargetSocket PassesExtensions()
    {
        _passesExtensions = true;
        return this;
    }

    /// <summary>Calls the initiator on the backward path.</summary>
    public SyncStatus NbTransportBackward(Payload payload, ref Phase phase, ref SimTime delay) =>
        _entry.TryTakeBackward(payload, ref phase, ref delay, out SyncStatus status)
            ? status
            : (_initiator ??= Initiator.Backward).NbTransportBackward(payload, ref phase, ref delay);

    /// <summary>Takes direct memory pointers back that meet the range (both ends inclusive).</summary>
    public void InvalidateDirectMemoryPointer(ulong start, ulong end)
    {
        if (ReferenceEquals(Initiator.Owner.Scheduler, Owner.Scheduler))
            Initiator.Backward.InvalidateDirectMemoryPointer(start, end);
    }

    internal void RequireKnownExtensions(Payload payload)
    {
        if (!payload.HasMandatoryExtension || _passesExtensions)
            return;
        foreach (PayloadExtension? extension in payload.Extensions)
        {
            if (extension!.IsMandatory && !_known.Contains(extension.GetType()))
                throw new TransportException(
                    TransportRule.MandatoryExtension,
                    $"{payload} carries the mandatory extension {extension.GetType().Name}, which {FullName} does not know (it knows {Names()})");
        }
    }

    private string Names() => _known.Count == 0 ? "none" : string.Join(", ", _known.ConvertAll(static type => type.Name));

    private void Once<T>(ref T? place, T callback, string kind) where T : class
    {
        if (place is not null || _entry.Bound is not null)
            throw new ElaborationException($"{Kind} {FullName}: a {kind} callback is registered already");
        place = callback;
    }
}
