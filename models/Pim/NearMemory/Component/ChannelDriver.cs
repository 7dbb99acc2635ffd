namespace Tlm.Models.Pim.NearMemory;

/// <summary>Keeps one channel on simulated time: wakes in the cycles in which it has something to do, and tells who waits when something is done.</summary>
internal sealed class ChannelDriver
{
    private readonly LpddrPim _owner;
    private readonly ClockDomain _clock;
    private readonly SimEvent _work;
    private readonly Queue<HostTicket> _tickets = new();
    private Action<long>? _pimDone;

    public ChannelDriver(LpddrPim owner, ClockDomain clock, int number)
    {
        (_owner, _clock) = (owner, clock);
        _work = owner.NewEvent($"work{number}");
        owner.Serve($"channel{number}", DriveAsync);
    }

    /// <summary>The channel; null while another one stands for it.</summary>
    public NearMemoryChannel? Channel { get; set; }

    public void Add(HostStream stream, HostTicket ticket)
    {
        CatchUp();
        Channel!.Add(stream);
        _tickets.Enqueue(ticket);
        _work.Notify();
    }

    public void Start(GemvShare[] shares, Action<long> done)
    {
        CatchUp();
        Channel!.Start(shares);
        Await(done);
    }

    /// <summary>Goes on where another driver stands that did the same so far: <paramref name="streams"/> in all, of which some still wait for their end.</summary>
    public void TakeOver(ChannelDriver other, int streams)
    {
        for (int told = streams - other._tickets.Count; told > 0; told--)
            Channel!.TryTakeFinished(out _);
        foreach (var ticket in other._tickets)
        {
            ticket.Expect(1);
            _tickets.Enqueue(ticket);
        }
        _work.Notify();
    }

    /// <summary>Calls when the product under way is done.</summary>
    public void Await(Action<long> done)
    {
        _pimDone = done;
        _work.Notify();
    }

    /// <summary>Lives through the refreshes of a time without work, up to the cycle that new work may use.</summary>
    public void CatchUp() => Channel?.CatchUp(_clock.CyclesCeiling(_owner.Now));

    private async SimTask DriveAsync()
    {
        while (true)
        {
            while (Channel is not { HasWork: true })
                await _work;
            SimTime next = _clock.Edge(Channel.NextEvent);
            if (next > _owner.Now)
            {
                // new work notifies at once, which overrides this
                _work.Notify(next - _owner.Now);
                await _work;
                continue;
            }

            Channel.LiveThrough(Channel.NextEvent);
            TellFinished(Channel);
        }
    }

    private void TellFinished(NearMemoryChannel channel)
    {
        while (channel.TryTakeFinished(out long cycle))
            _tickets.Dequeue().Finish(cycle);
        if (_pimDone is not { } done || !channel.PimIsDone)
            return;
        _pimDone = null;
        done(channel.PimFinishedAt);
    }
}
