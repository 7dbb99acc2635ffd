namespace Tlm.Bench.Kernel.Cases;

/// <summary>Two processes that notify each other with zero delay.</summary>
internal sealed class EventHop : Component
{
    private readonly SimEvent _ping;
    private readonly SimEvent _pong;
    private readonly long _count;

    public EventHop(ComponentContext context, long count)
        : base(context)
    {
        _ping = new SimEvent(this, "ping");
        _pong = new SimEvent(this, "pong");
        _count = count;
        Thread("left", Left);
        Thread("right", Right);
    }

    public WorkCounter Work { get; } = new();

    private async SimTask Left()
    {
        for (long i = 0; i < _count; i++)
        {
            _ping.NotifyDelta();
            await _pong;
            Work.Resumptions++;
        }
    }

    private async SimTask Right()
    {
        for (long i = 0; i < _count; i++)
        {
            await _ping;
            Work.Resumptions++;
            _pong.NotifyDelta();
        }
    }
}

/// <summary>Two processes that pass an item to and fro through two fifos of one place.</summary>
internal sealed class FifoHop : Component
{
    private readonly Fifo<int> _there;
    private readonly Fifo<int> _back;
    private readonly long _count;

    public FifoHop(ComponentContext context, long count)
        : base(context)
    {
        _there = new Fifo<int>(this, "there", 1);
        _back = new Fifo<int>(this, "back", 1);
        _count = count;
        Thread("left", Left);
        Thread("right", Right);
    }

    public WorkCounter Work { get; } = new();

    private async SimTask Left()
    {
        for (long i = 0; i < _count; i++)
        {
            await _there.WriteAsync((int)i);
            await _back.ReadAsync();
            Work.Resumptions++;
        }
    }

    private async SimTask Right()
    {
        for (long i = 0; i < _count; i++)
        {
            int item = await _there.ReadAsync();
            Work.Resumptions++;
            await _back.WriteAsync(item);
        }
    }
}
