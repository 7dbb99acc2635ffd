namespace Tlm.Models.Pim.Engine;

/// <summary>
/// Keeps one channel on simulated time: wakes when work may have ended, and tells who waits. Between wakes the channel stays behind, as nobody can see it; new work makes it
/// catch up first.
/// </summary>
internal abstract class TimedChannelDriver<TChannel>
    where TChannel : class, ITimedChannel
{
    private readonly Component _owner;
    private readonly ClockDomain _clock;
    private readonly SimEvent _work;

    protected TimedChannelDriver(Component owner, ClockDomain clock, int number)
    {
        (_owner, _clock) = (owner, clock);
        _work = new SimEvent(owner, $"work{number}");
    }

    /// <summary>The channel; null while another one stands for it.</summary>
    public TChannel? Channel { get; set; }

    /// <summary>Lives through the refreshes of a time without work, up to the cycle that new work may use.</summary>
    public void CatchUp() => Channel?.CatchUp(_clock.CyclesCeiling(_owner.Now));

    /// <summary>The process of the channel.</summary>
    public async SimTask DriveAsync()
    {
        while (true)
        {
            while (Channel is not { HasWork: true })
                await _work;
            long wake = Channel.Wake;
            SimTime next = _clock.Edge(wake);
            if (next > _owner.Now)
            {
                // new work notifies at once, which overrides this
                _work.Notify(next - _owner.Now);
                await _work;
                continue;
            }

            Channel.LiveThrough(wake);
            TellFinished(Channel);
        }
    }

    /// <summary>The channel has new work.</summary>
    protected void Worked() => _work.Notify();

    /// <summary>Tells who waits what has ended.</summary>
    protected abstract void TellFinished(TChannel channel);
}
