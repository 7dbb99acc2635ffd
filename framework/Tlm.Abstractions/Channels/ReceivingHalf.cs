using System.Threading.Channels;

namespace Tlm;

/// <summary>The reader's side of a timed channel: items on their way, then items that arrived, in one ring.</summary>
internal sealed class ReceivingHalf<T>(Scheduler scheduler, string name) : DeliveryNode, IWaitTarget
{
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Ring<(T Item, long Time)> _ring;
    private NodeList _readers;
    private int _ready;
    private int _reserved;
    private long _closeTime = long.MaxValue;
    private Exception? _closeError;

    internal SendingHalf<T> Sender { get; set; } = null!;

    /// <summary>Is told how many items wait to be taken.</summary>
    internal TraceSource Trace { get; set; }

    /// <summary>Is told each item as it arrives; null: nobody.</summary>
    internal IArrivalWatch<T>? Watch { get; set; }

    internal ITimedChannel Channel { get; set; } = null!;

    internal Scheduler Scheduler => scheduler;

    internal string Name => name;

    /// <summary>Items that can be taken and are promised to nobody.</summary>
    internal int Available => _ready - _reserved;

    internal int OnTheWay => _ring.Count - _ready;

    internal bool IsClosed { get; private set; }

    internal long Delivered { get; private set; }

    internal Task Completion => _drained.Task;

    internal NodeList Readers => _readers;

    /// <summary>An item that arrives at this instant.</summary>
    internal void Arrive(T item)
    {
        _ring.Add((item, scheduler.CurrentTime));
        MakeReady();
    }

    /// <summary>An item that arrives later; times never decrease.</summary>
    internal void Enqueue(T item, long time)
    {
        _ring.Add((item, time));
        if (State == NodeState.Free)
            scheduler.ScheduleDelivery(this, time);
    }

    /// <summary>The writer is done; known here once all items have arrived.</summary>
    internal void Close(long time, Exception? error)
    {
        _closeTime = time;
        _closeError = error;
        if (time <= scheduler.CurrentTime)
            Deliver(scheduler.CurrentTime);
        else if (State == NodeState.Free)
            scheduler.ScheduleDelivery(this, time);
    }

    internal override void Deliver(long now)
    {
        while (_ready < _ring.Count && _ring[_ready].Time <= now)
            MakeReady();
        if (_ready < _ring.Count)
            scheduler.ScheduleDelivery(this, _ring[_ready].Time);
        else if (_closeTime <= now)
            End();
        else if (_closeTime != long.MaxValue)
            scheduler.ScheduleDelivery(this, _closeTime);
    }

    internal bool TryTake(out T item)
    {
        if (Available <= 0)
        {
            item = default!;
            return false;
        }
        item = Take();
        return true;
    }

    internal bool TryPeek(out T item)
    {
        bool any = Available > 0;
        item = any ? _ring[_reserved].Item : default!;
        return any;
    }

    /// <summary>Promises an item to the caller, who takes it at once.</summary>
    internal bool TryReserve()
    {
        if (Available <= 0)
            return false;
        _reserved++;
        return true;
    }

    /// <summary>Takes a promised item, or learns that the channel has ended.</summary>
    internal bool TakeReserved(out T item)
    {
        scheduler.CheckUnwinding();
        if (_reserved == 0)
        {
            item = default!;
            return false;
        }
        _reserved--;
        item = Take();
        return true;
    }

    internal T TakeReserved() => TakeReserved(out T item) ? item : throw Ended();

    internal Exception Ended() => new ChannelClosedException($"channel {name} has ended", _closeError);

    /// <summary>Suspends the running process until an item is promised to it or, if it only looks, until there is one.</summary>
    internal void Suspend(ProcessFrame frame, bool looksOnly)
    {
        Process process = scheduler.Suspend(frame);
        process.State = NodeState.Waiting;
        process.Time = scheduler.CurrentTime;
        process.LooksOnly = looksOnly;
        if (process.WaitsOn != this)
            process.WaitsOn = this;
        _readers.Append(process);
    }

    void IWaitTarget.Abandon(Process process)
    {
        if (process.State == NodeState.Waiting)
            _readers.Remove(process);
        else if (!process.LooksOnly && _reserved > 0)
            _reserved--;
    }

    string IWaitTarget.DescribeWait(Process process) => $"{(Channel.IsAnswer ? "a response" : "an item")} on {name}";

    ITimedChannel? IWaitTarget.Channel => Channel;

    IEnumerable<Component> IWaitTarget.Providers => Channel.From is { } port ? [port.Owner] : [];

    bool IWaitTarget.IsForWork => !Channel.IsAnswer;

    private void MakeReady()
    {
        _ready++;
        Delivered++;
        if (Trace.IsOn)
            Trace.Change(_ready);
        Watch?.Arrived(_ring[_ready - 1].Item, scheduler.CurrentTime);
        if (_readers.TakeFirstProcess() is not { } reader)
            return;
        if (!reader.LooksOnly)
            _reserved++;
        scheduler.MakeRunnable(reader);
    }

    private T Take()
    {
        _ready--;
        if (Trace.IsOn)
            Trace.Change(_ready);
        T item = _ring.Take().Item;
        Watch?.Taken(item, scheduler.CurrentTime);
        Sender.ReturnPlace(scheduler);
        if (IsClosed && _ring.Count == 0)
            SetDrained();
        return item;
    }

    private void End()
    {
        if (IsClosed)
            return;
        IsClosed = true;
        while (_readers.TakeFirstProcess() is { } reader)
            scheduler.MakeRunnable(reader);
        if (_ring.Count == 0)
            SetDrained();
    }

    private void SetDrained()
    {
        if (_closeError is null)
            _drained.TrySetResult();
        else
            _drained.TrySetException(_closeError);
    }
}
