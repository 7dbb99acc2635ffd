namespace Tlm.Models.Interconnect;

/// <summary>
/// One direction of a link: payloads enter in order, pass the wire, and leave in order at the far end when they are there and the far end takes
/// them. Not more than <c>capacity</c> are inside; who enters waits for a place, so back-pressure reaches the sender.
/// </summary>
internal sealed class Pipe
{
    private readonly ForwardingComponent _owner;
    private readonly IWire _wire;
    private readonly WireMeter _meter;
    private readonly int _capacity;
    private readonly Func<Payload, SimTask> _leave;
    private readonly Queue<(Payload Payload, SimTime Delivered)> _inside = new();
    private readonly SimEvent _entered;
    private readonly SimEvent _left;

    public Pipe(ForwardingComponent owner, string name, IWire wire, WireMeter meter, int capacity, Func<Payload, SimTask> leave)
    {
        (_owner, _wire, _meter, _capacity, _leave) = (owner, wire, meter, capacity, leave);
        _entered = owner.NewEvent(name + "_entered");
        _left = owner.NewEvent(name + "_left");
        owner.Serve(name, DrainAsync);
    }

    /// <summary>Enters a payload; done when it is on the wire's queue.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="bytes">Its bytes on the wire.</param>
    /// <param name="early">How long before its arrival it was written, where a link stands for a part of the wire; nothing for one that had to wait for a place.</param>
    public async SimTask EnterAsync(Payload payload, long bytes, SimTime early = default)
    {
        while (_inside.Count >= _capacity)
        {
            await _left;
            early = SimTime.Zero;
        }

        SimTime now = _owner.Now;
        Passage passage = _wire.Reserve(now - early, bytes);
        _meter.Enter(passage, bytes);
        payload.Stages.Add(LatencyStage.Queue, passage.Start - now);
        payload.Stages.Add(LatencyStage.Serialisation, passage.Free - passage.Start);
        payload.Stages.Add(LatencyStage.Bus, passage.Delivered - passage.Free);
        _inside.Enqueue((payload, passage.Delivered));
        _entered.Notify();
    }

    private async SimTask DrainAsync()
    {
        while (true)
        {
            while (_inside.Count == 0)
                await _entered;
            var (payload, delivered) = _inside.Peek();
            if (delivered > _owner.Now)
                await _owner.Until(delivered);
            await _leave(payload);
            _inside.Dequeue();
            _meter.Leave();
            _left.Notify();
        }
    }
}
