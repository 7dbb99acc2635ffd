namespace Tlm.Samples.Tlm2;

/// <summary>A loosely timed memory that waits out its time, so that a decoupled initiator has to synchronise.</summary>
public sealed class LtSynchTarget : Component
{
    private readonly int _id;
    private readonly MemoryTimes _times;
    private readonly ExampleLog _log;
    private readonly TargetMemory _memory;

    /// <summary>A memory.</summary>
    public LtSynchTarget(ComponentContext context, int id, MemoryTimes times, ExampleLog log)
        : base(context)
    {
        (_id, _times, _log) = (id, times, log);
        _memory = new TargetMemory(id, times, log);
        Socket = new TargetSocket(this, "socket");
        Socket.RegisterBTransportAsync(BTransportAsync);
    }

    /// <summary>Where requests come in.</summary>
    public TargetSocket Socket { get; }

    private async SimTask<SimTime> BTransportAsync(Payload payload, SimTime delay)
    {
        delay = delay + _times.Accept + _memory.Access(payload, Now);
        _log.Add(_id, Now, $"waits {delay}");
        await Delay(delay);
        _log.Add(_id, Now, "returns 0 s");
        return SimTime.Zero;
    }
}
