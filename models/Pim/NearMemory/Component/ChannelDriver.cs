using Tlm.Models.Pim.Engine;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>One channel of an LPDDR5-PIM module on simulated time: ordinary streams and a share of the product.</summary>
internal sealed class ChannelDriver(LpddrPim owner, ClockDomain clock, int number) : TimedChannelDriver<NearMemoryChannel>(owner, clock, number)
{
    private readonly Queue<HostTicket> _tickets = new();
    private Action<long>? _pimDone;

    public void Add(HostStream stream, HostTicket ticket)
    {
        CatchUp();
        Channel!.Add(stream);
        _tickets.Enqueue(ticket);
        Worked();
    }

    public void Start(GemvShare[] shares, Action<long> done)
    {
        CatchUp();
        Channel!.Start(shares);
        Await(done);
    }

    /// <summary>Goes on where another driver stands that did the same so far: <paramref name="streams"/> in all, of which some still wait for their end.</summary>
    /// <returns>Whether the other one waits for the end of a product, as this one does now.</returns>
    public bool TakeOver(ChannelDriver other, int streams)
    {
        for (int told = streams - other._tickets.Count; told > 0; told--)
            Channel!.TryTakeFinished(out _);
        foreach (var ticket in other._tickets)
        {
            ticket.Expect(1);
            _tickets.Enqueue(ticket);
        }
        _pimDone = other._pimDone;
        Worked();
        return _pimDone is not null;
    }

    protected override void TellFinished(NearMemoryChannel channel)
    {
        while (channel.TryTakeFinished(out long cycle))
            _tickets.Dequeue().Finish(cycle);
        if (_pimDone is not { } done || !channel.PimIsDone)
            return;
        _pimDone = null;
        done(channel.PimFinishedAt);
    }

    /// <summary>Calls when the product under way is done.</summary>
    private void Await(Action<long> done)
    {
        _pimDone = done;
        Worked();
    }
}
