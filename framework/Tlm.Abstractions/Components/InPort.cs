using System.Threading.Channels;

namespace Tlm;

/// <summary>A port that items arrive at.</summary>
public sealed class InPort<T>(Component owner, string name) : Port(owner, name)
{
    private TimedChannel<T>? _channel;

    /// <inheritdoc/>
    public override Type ItemType => typeof(T);

    /// <inheritdoc/>
    public override string Kind => "in port";

    /// <summary>The standard reader.</summary>
    public ChannelReader<T> Reader => Channel.Reader;

    /// <summary>The channel, once bound.</summary>
    public TimedChannel<T> Channel => _channel ?? throw Unbound();

    /// <summary>Items that arrived and are not taken.</summary>
    public int Available => Channel.Receiving.Available;

    /// <summary>Takes the next item; waits until there is one.</summary>
    public ReceiveAwaitable<T> ReceiveAsync() => new(Channel.Receiving);

    /// <summary>Takes the next item if it has arrived.</summary>
    public bool TryReceive(out T item) => Channel.Receiving.TryTake(out item);

    internal void Attach(TimedChannel<T> channel) => _channel = channel;

    internal override bool TryLink(Port to, LinkTiming timing, SimulationContext simulation) => false;
}
