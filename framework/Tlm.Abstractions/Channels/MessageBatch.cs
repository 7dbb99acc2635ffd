namespace Tlm;

/// <summary>Timed messages of one direction of one channel, on their way from one partition to another.</summary>
internal abstract class MessageBatch
{
    internal bool IsEmpty { get; private protected set; } = true;

    /// <summary>Hands the messages to the channel, in the receiving partition, and is empty again.</summary>
    internal abstract void Deliver();
}

/// <summary>Items from writer to reader.</summary>
internal sealed class ItemBatch<T>(ReceivingHalf<T> receiver) : MessageBatch
{
    private Ring<(T Item, long Time)> _items;
    private long _closeTime = -1;
    private Exception? _closeError;

    internal void Add(T item, long time)
    {
        _items.Add((item, time));
        IsEmpty = false;
    }

    internal void Close(long time, Exception? error)
    {
        (_closeTime, _closeError) = (time, error);
        IsEmpty = false;
    }

    internal override void Deliver()
    {
        while (_items.Count > 0)
        {
            (T item, long time) = _items.Take();
            receiver.Enqueue(item, time);
        }
        if (_closeTime >= 0)
            receiver.Close(_closeTime, _closeError);
        (_closeTime, _closeError) = (-1, null);
        IsEmpty = true;
    }
}

/// <summary>Freed places from reader to writer.</summary>
internal sealed class ReturnBatch<T>(SendingHalf<T> sender) : MessageBatch
{
    private Ring<long> _times;

    internal void Add(long time)
    {
        _times.Add(time);
        IsEmpty = false;
    }

    internal override void Deliver()
    {
        while (_times.Count > 0)
            sender.EnqueueReturn(_times.Take());
        IsEmpty = true;
    }
}
