namespace Tlm.Models.Pim.NearMemory;

/// <summary>Keeps one channel on simulated time: wakes in the cycles in which it has something to do, and tells who waits when something is done.</summary>
internal sealed class ChannelDriver
{
    private readonly LpddrPim _owner;
    private readonly ClockDomain _clock;
    private readonly SimEvent _work;
    private readonly Queue<HostTicket> _tickets = new();
    private Action<long>? _pimDone;

    public ChannelDriver(LpddrPim owner, NearMemoryChannel channel, ClockDomain clock, int number)
    {
        (_owner, Channel, _clock) = (owner, channel, clock);
        _work = owner.NewEvent($"work{number}");
        owner.Serve($"channel{number}", DriveAsync);
    }

    public NearMemoryChannel Channel { get; }

    public void Add(HostStream stream, HostTicket ticket)
    {
        CatchUp();
        Channel.Add(stream);
        _tickets.Enqueue(ticket);
        _work.Notify();
    }

    public void Start(GemvShare[] shares, Action<long> done)
    {
        CatchUp();
        for (int rank = 0; rank < shares.Length; rank++)
            Channel.Start(rank, shares[rank]);
        _pimDone = done;
        _work.Notify();
    }

    /// <summary>Lives through the refreshes of a time without work, up to the cycle that new work may use.</summary>
    public void CatchUp()
    {
        long now = _clock.CyclesCeiling(_owner.Now);
        Channel.LiveThrough(now - 1);
        Channel.StartAt(now);
    }

    private async SimTask DriveAsync()
    {
        while (true)
        {
            while (!Channel.HasWork)
                await _work;
            SimTime next = _clock.Edge(Channel.NextEvent);
            if (next > _owner.Now)
            {
                await SimEvent.Any(next - _owner.Now, _work);
                continue;
            }

            Channel.LiveThrough(Channel.NextEvent);
            TellFinished();
        }
    }

    private void TellFinished()
    {
        while (Channel.TryTakeFinished(out long cycle))
            _tickets.Dequeue().Finish(cycle);
        if (_pimDone is not { } done || !Channel.PimIsDone)
            return;
        _pimDone = null;
        done(Channel.PimFinishedAt);
    }
}
