using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Tlm;

/// <summary>The writer's side of a timed channel: serialisation, free places, writers that wait for one.</summary>
internal sealed class SendingHalf<T>(Scheduler scheduler, string name, LinkTiming timing, Func<T, long> bytes) : DeliveryNode, IWaitTarget
{
    private const int RememberedTimes = 4;

    private readonly long _latency = timing.Latency.Femtoseconds;
    private readonly long _returnLatency = timing.EffectiveReturnLatency.Femtoseconds;
    private readonly bool _bounded = timing.Capacity != int.MaxValue;
    private readonly long[] _lastTimes = new long[RememberedTimes];
    private int _places = timing.Capacity;
    private long _busyUntil;
    private bool _closed;
    private Ring<long> _returning;
    private Ring<T> _blocked;
    private NodeList _writers;

    internal ReceivingHalf<T> Receiver { get; set; } = null!;

    internal ITimedChannel Channel { get; set; } = null!;

    /// <summary>Where items leave for another partition; null where the reader is in this one.</summary>
    internal RouteLane? Forward { get; set; }

    /// <summary>Where freed places come back from another partition; used by the reader.</summary>
    internal RouteLane? Backward { get; set; }

    internal Scheduler Scheduler => scheduler;

    internal string Name => name;

    internal LinkTiming Timing => timing;

    internal long Sent { get; private set; }

    /// <summary>When the last items were sent, as text.</summary>
    internal string LastTimes => Sent == 0 ? "" : " (last at "
        + string.Join(", ", Enumerable.Range(0, (int)Math.Min(Sent, RememberedTimes))
            .Select(i => SimTime.FromFemtoseconds(_lastTimes[(Sent - 1 - i) % RememberedTimes]))) + ")";

    internal bool CanSend => _places > 0 && _writers.IsEmpty;

    internal bool IsClosed => _closed;

    internal bool TrySend(T item)
    {
        if (_closed || !CanSend)
            return false;
        Transmit(item);
        return true;
    }

    internal bool Close(Exception? error)
    {
        if (_closed)
            return false;
        _closed = true;
        long time = checked(Math.Max(_busyUntil, scheduler.CurrentTime) + _latency);
        if (Forward is { } lane)
            Unsafe.As<ItemBatch<T>>(lane.BatchFor(time)).Close(time, error);
        else
            Receiver.Close(time, error);
        return true;
    }

    /// <summary>Suspends the running process until its item is sent or, if it only looks, until there is a free place.</summary>
    internal void Suspend(ProcessFrame frame, T item, bool looksOnly)
    {
        ThrowIfClosed();
        Process process = scheduler.Suspend(frame);
        process.State = NodeState.Waiting;
        process.Time = scheduler.CurrentTime;
        process.LooksOnly = looksOnly;
        process.WaitsOn = this;
        if (!looksOnly)
            _blocked.Add(item);
        _writers.Append(process);
    }

    internal void ThrowIfClosed()
    {
        if (_closed)
            throw new ChannelClosedException($"channel {name} was completed by its writer");
    }

    /// <summary>The reader freed a place; called in the reader's partition.</summary>
    internal void ReturnPlace(Scheduler reader)
    {
        if (!_bounded)
            return;
        if (_returnLatency == 0)
            PlaceFreed();
        else
            SendReturn(checked(reader.CurrentTime + _returnLatency));
    }

    internal override void Deliver(long now)
    {
        while (_returning.Count > 0 && _returning[0] <= now)
        {
            _ = _returning.Take();
            PlaceFreed();
        }
        if (_returning.Count > 0)
            scheduler.ScheduleDelivery(this, _returning[0]);
    }

    internal void EnqueueReturn(long time)
    {
        _returning.Add(time);
        if (State == NodeState.Free)
            scheduler.ScheduleDelivery(this, time);
    }

    void IWaitTarget.Abandon(Process process)
    {
        if (process.State != NodeState.Waiting)
            return;
        int index = 0;
        for (ScheduledNode? node = _writers.Head; node != process; node = node!.Next)
            index += ((Process)node!).LooksOnly ? 0 : 1;
        _writers.Remove(process);
        if (!process.LooksOnly)
            _blocked.RemoveAt(index);
    }

    string IWaitTarget.DescribeWait(Process process) => $"a free place on {name} (capacity {timing.Capacity})";

    ITimedChannel? IWaitTarget.Channel => Channel;

    IEnumerable<Component> IWaitTarget.Providers => Channel.To is { } port ? [port.Owner] : [];

    private void SendReturn(long time)
    {
        if (Backward is { } lane)
            Unsafe.As<ReturnBatch<T>>(lane.BatchFor(time)).Add(time);
        else
            EnqueueReturn(time);
    }

    private void PlaceFreed()
    {
        _places++;
        if (_writers.TakeFirstProcess() is not { } writer)
            return;
        if (!writer.LooksOnly)
            Transmit(_blocked.Take());
        scheduler.MakeRunnable(writer);
    }

    private void Transmit(T item)
    {
        if (_bounded)
            _places--;
        long now = scheduler.CurrentTime;
        _lastTimes[Sent % RememberedTimes] = now;
        Sent++;
        long time = _busyUntil > now ? _busyUntil : now;
        if (timing.Bandwidth is { } bandwidth)
            time = checked(time + bandwidth.TransferFemtoseconds(bytes(item)));
        _busyUntil = time;
        time = checked(time + _latency);
        if (Forward is { } lane)
            Unsafe.As<ItemBatch<T>>(lane.BatchFor(time)).Add(item, time);
        else if (time == now)
            Receiver.Arrive(item);
        else
            Receiver.Enqueue(item, time);
    }
}
