using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Tlm;

public sealed partial class Payload
{
    private const int Released = -1;
    private readonly PayloadPool? _pool;
    private int _references;
    private bool _guest;

    /// <summary>A payload of its own, without pool and reference count; fit for blocking and debug transport.</summary>
    public Payload()
    {
    }

    internal Payload(PayloadPool pool)
    {
        _pool = pool;
        _references = Released;
    }

    /// <summary>A payload without pool that takes part in non-blocking transport for a while: an adapter answers for its life.</summary>
    internal bool IsGuest
    {
        get => _guest;
        set => _guest = value;
    }

    /// <summary>Why a socket has to look closer before it passes the payload on; none for most.</summary>
    internal Attention Attention { get; private set; }

    /// <summary>True when a pool manages its life (TLM-2.0's <c>has_mm</c>): non-blocking transport asks for this.</summary>
    public bool IsPooled => _pool is not null;

    /// <summary>How many hold it; 0 for a payload without pool or one that has been released.</summary>
    public int ReferenceCount => Math.Max(_references, 0);

    /// <summary>Keeps it alive for one more holder.</summary>
    /// <exception cref="TransportException">It has no pool, or is back in it.</exception>
    public void Acquire()
    {
        ThrowIfReleased();
        RequirePool();
        _references++;
    }

    /// <summary>Gives one hold back; the last one returns it to its pool.</summary>
    /// <exception cref="TransportException">It has no pool, or was released before.</exception>
    public void Release()
    {
        if (_references == Released || (_guest && _references == 0))
            throw new TransportException(TransportRule.ReleasedTwice, $"payload {Describe()} was released twice");
        RequirePool();
        if (--_references > 0)
            return;
        if (_guest)
            return;
        RemoveAutoExtensions();
        _references = Released;
        Attention |= Attention.Released;
        _pool!.Return(this);
    }

    /// <summary>Refuses a payload that is back in its pool.</summary>
    /// <exception cref="TransportException">It has been released.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ThrowIfReleased()
    {
        if (_references < 0)
            ThrowReleased();
    }

    internal void LeavePool()
    {
        _references = 1;
        Attention &= ~Attention.Released;
        ResetAttributes();
    }

    private void RequirePool()
    {
        if (_pool is null && !_guest)
            throw new TransportException(TransportRule.NotManaged, $"payload {Describe()} belongs to no pool and has no reference count");
    }

    [DoesNotReturn]
    private void ThrowReleased() =>
        throw new TransportException(TransportRule.UsedAfterRelease, $"payload {Describe()} was used after its release");

    private string Describe() => _pool is null ? ToString() : $"#{Id} of pool '{_pool.Name}' ({ToString()})";
}
