using System.Threading.Channels;

namespace Tlm;

/// <summary>
/// A link between two processes in simulated time that is a <see cref="Channel{T}"/>: an item written at t can be read at
/// t + serialisation + latency; a full channel blocks the writer until a freed place has come back.
/// </summary>
public sealed class TimedChannel<T> : Channel<T>, ITimedChannel
{
    internal TimedChannel(string name, Scheduler writer, Scheduler reader, LinkTiming timing, Func<T, long>? bytes = null)
    {
        timing.Check(name);
        Name = name;
        Timing = timing;
        Receiving = new ReceivingHalf<T>(reader, name) { Priority = timing.Priority };
        Sending = new SendingHalf<T>(writer, name, timing, bytes ?? ItemSize<T>.Of) { Priority = timing.Priority, Receiver = Receiving };
        Receiving.Sender = Sending;
        Sending.Channel = this;
        Receiving.Channel = this;
        Reader = new TimedChannelReader<T>(Receiving);
        Writer = new TimedChannelWriter<T>(Sending);
    }

    /// <summary>The name, made from those of its ports; channels are ordered by it.</summary>
    public string Name { get; }

    /// <summary>The timing of the link.</summary>
    public LinkTiming Timing { get; }

    /// <summary>Items written so far.</summary>
    public long Sent => Sending.Sent;

    /// <summary>Items that have arrived so far.</summary>
    public long Delivered => Receiving.Delivered;

    /// <summary>The port that items come from, if there is one.</summary>
    internal Port? From { get; init; }

    /// <summary>The port that items go to, if there is one.</summary>
    internal Port? To { get; init; }

    /// <summary>True where the items answer requests, so that a reader waits for something that is owed to it.</summary>
    internal bool IsAnswer { get; init; }

    /// <summary>True where items note when they pass its ends.</summary>
    internal bool IsRecorded { get; set; }

    internal ReceivingHalf<T> Receiving { get; }

    internal SendingHalf<T> Sending { get; }

    Scheduler ITimedChannel.WriterScheduler => Sending.Scheduler;

    Scheduler ITimedChannel.ReaderScheduler => Receiving.Scheduler;

    Port? ITimedChannel.From => From;

    Port? ITimedChannel.To => To;

    bool ITimedChannel.IsAnswer => IsAnswer;

    string ITimedChannel.DescribeHistory() =>
        $"{Name}: {Sent} sent{Sending.LastTimes}, {Delivered} delivered, {Receiving.OnTheWay} on the way, {Receiving.Available} not taken";

    DeliveryNode ITimedChannel.SendingNode => Sending;

    DeliveryNode ITimedChannel.ReceivingNode => Receiving;

    void ITimedChannel.Cross(Route forward, Route backward)
    {
        Sending.Forward = new RouteLane(forward, forward.Add(() => new ItemBatch<T>(Receiving)));
        Sending.Backward = new RouteLane(backward, backward.Add(() => new ReturnBatch<T>(Sending)));
    }
}

/// <summary>A timed channel whatever its items.</summary>
internal interface ITimedChannel
{
    string Name { get; }

    LinkTiming Timing { get; }

    Scheduler WriterScheduler { get; }

    Scheduler ReaderScheduler { get; }

    Port? From { get; }

    Port? To { get; }

    bool IsAnswer { get; }

    DeliveryNode SendingNode { get; }

    DeliveryNode ReceivingNode { get; }

    /// <summary>What was sent and delivered, and the times of the last ones.</summary>
    string DescribeHistory();

    /// <summary>Makes the channel one between two partitions.</summary>
    void Cross(Route forward, Route backward);
}

/// <summary>Bytes of an item on a link: what it says itself, else nothing.</summary>
internal static class ItemSize<T>
{
    internal static readonly Func<T, long> Of = static item => item is ITimedItem sized ? sized.TransferBytes : 0;
}
