using System.Threading.Channels;

namespace Tlm;

/// <summary>A port that items leave by.</summary>
public sealed class OutPort<T>(Component owner, string name) : Port(owner, name)
{
    private TimedChannel<T>? _channel;

    /// <inheritdoc/>
    public override Type ItemType => typeof(T);

    /// <inheritdoc/>
    public override string Kind => "out port";

    /// <summary>The standard writer.</summary>
    public ChannelWriter<T> Writer => Channel.Writer;

    /// <summary>The channel, once bound.</summary>
    public TimedChannel<T> Channel => _channel ?? throw Unbound();

    /// <summary>True while an item would be taken at once.</summary>
    public bool CanSend => Channel.Sending.CanSend;

    /// <summary>Sends an item; waits while the link is full.</summary>
    public SendAwaitable<T> SendAsync(T item) => new(Channel.Sending, item);

    /// <summary>Sends an item unless the link is full.</summary>
    public bool TrySend(T item) => Channel.Sending.TrySend(item);

    internal override bool TryLink(Port to, LinkTiming timing, SimulationContext simulation)
    {
        if (to is not InPort<T> input)
            return false;
        _channel = new TimedChannel<T>($"{FullName}->{to.FullName}", Owner.Scheduler, to.Owner.Scheduler, timing) { From = this, To = to };
        _channel.Receiving.Trace = new TraceSource(simulation, to.Owner.Scheduler, _channel.Name, typeof(long));
        input.Attach(_channel);
        simulation.Add(_channel);
        return true;
    }
}
