namespace Tlm.Samples.Tlm2;

/// <summary>A loosely timed memory that grants direct memory pointers for a while, from 100 ns to 1100 ns.</summary>
public sealed class LtDmiTarget : Component
{
    private readonly int _id;
    private readonly MemoryTimes _times;
    private readonly ExampleLog _log;
    private readonly TargetMemory _memory;
    private readonly MethodProcess _toggle;
    private bool _grants = true;
    private int _toggles;

    /// <summary>A memory.</summary>
    public LtDmiTarget(ComponentContext context, int id, MemoryTimes times, ExampleLog log)
        : base(context)
    {
        (_id, _times, _log) = (id, times, log);
        _memory = new TargetMemory(id, times, log);
        Socket = new TargetSocket(this, "socket");
        Socket.RegisterBTransport(BTransport);
        Socket.RegisterGetDirectMemoryPointer(GetDirectMemoryPointer);
        _toggle = Method("toggle", Toggle);
    }

    /// <summary>Where requests come in.</summary>
    public TargetSocket Socket { get; }

    private ulong End => (ulong)_memory.Store.Size;

    private void BTransport(Payload payload, ref SimTime delay)
    {
        SimTime time = _memory.Access(payload, Now);
        SimTime before = delay;
        payload.DmiAllowed = _grants;
        delay = delay + _times.Accept + time;
        _log.Add(_id, Now, $"delay {before} + {_times.Accept} + {time} = {delay}");
    }

    private bool GetDirectMemoryPointer(Payload payload, DmiRegion region)
    {
        if (!_grants || payload.Address > End)
            return false;
        region.Access = DmiAccess.ReadWrite;
        (region.Start, region.End) = (0, End);
        region.Memory = _memory.Store.PageAround(0).Bytes;
        (region.ReadLatency, region.WriteLatency) = (_times.Read, _times.Write);
        _log.Add(_id, Now, "grants direct access");
        return true;
    }

    private void Toggle()
    {
        _toggles++;
        _grants = !_grants && _toggles < 3;
        if (_grants)
        {
            _log.Add(_id, Now, "enables direct access");
            _toggle.NextTrigger(SimTime.FromNanoseconds(1000));
            return;
        }
        _log.Add(_id, Now, $"invalidates 0-{End}");
        Socket.InvalidateDirectMemoryPointer(0, End);
        if (_toggles < 3)
            _toggle.NextTrigger(SimTime.FromNanoseconds(100));
    }
}
