using System.Threading.Channels;

namespace Tlm.Kernel.Partitions;

/// <summary>Carries boxes of timed messages from one partition to another, one a window, over real channels, and brings the emptied ones back.</summary>
internal sealed class PartitionRoute(PartitionScheduler from, PartitionScheduler to) : Route
{
    private static readonly UnboundedChannelOptions OneToOne = new() { SingleReader = true, SingleWriter = true };

    private readonly Channel<MessageBox> _full = Channel.CreateUnbounded<MessageBox>(OneToOne);
    private readonly Channel<MessageBox> _empty = Channel.CreateUnbounded<MessageBox>(OneToOne);

    public PartitionScheduler From => from;

    public PartitionScheduler To => to;

    /// <summary>The earliest message that is sent and not received; set by the sender before a barrier, cleared by the receiver after it.</summary>
    public long EarliestUnderWay { get; private set; } = long.MaxValue;

    /// <summary>At the end of a window, by the sender.</summary>
    public void Flush()
    {
        MessageBox box = Filling;
        if (box.IsEmpty)
            return;
        EarliestUnderWay = Math.Min(EarliestUnderWay, box.EarliestTime);
        _full.Writer.TryWrite(box);
        Filling = _empty.Reader.TryRead(out MessageBox? used) ? used : MakeBox();
    }

    /// <summary>At the beginning of a window, by the receiver.</summary>
    public void Receive()
    {
        EarliestUnderWay = long.MaxValue;
        while (_full.Reader.TryRead(out MessageBox? box))
        {
            box.Deliver();
            _empty.Writer.TryWrite(box);
        }
    }
}
