namespace Tlm.Samples.Tlm2;

/// <summary>A loosely timed memory that adds its time to the delay.</summary>
public sealed class LtTarget : Component
{
    private readonly int _id;
    private readonly MemoryTimes _times;
    private readonly ExampleLog _log;
    private readonly TargetMemory _memory;

    /// <summary>A memory.</summary>
    public LtTarget(ComponentContext context, int id, MemoryTimes times, ExampleLog log)
        : base(context)
    {
        (_id, _times, _log) = (id, times, log);
        _memory = new TargetMemory(id, times, log);
        Socket = new TargetSocket(this, "socket");
        Socket.RegisterBTransport(BTransport);
    }

    /// <summary>Where requests come in.</summary>
    public TargetSocket Socket { get; }

    private void BTransport(Payload payload, ref SimTime delay)
    {
        SimTime time = _memory.Access(payload, Now);
        SimTime before = delay;
        delay = delay + _times.Accept + time;
        _log.Add(_id, Now, $"delay {before} + {_times.Accept} + {time} = {delay}");
    }
}
