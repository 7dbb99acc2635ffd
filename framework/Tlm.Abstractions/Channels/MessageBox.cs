namespace Tlm;

/// <summary>All that one partition sends to another in one window: a batch for each direction of each channel between them. Recycled.</summary>
internal sealed class MessageBox(MessageBatch[] batches)
{
    private readonly List<MessageBatch> _filled = [];

    internal bool IsEmpty => _filled.Count == 0;

    /// <summary>The earliest message in it.</summary>
    internal long EarliestTime { get; private set; } = long.MaxValue;

    /// <summary>The batch of a channel's direction, for a message of that time.</summary>
    internal MessageBatch BatchFor(int index, long time)
    {
        MessageBatch batch = batches[index];
        if (batch.IsEmpty)
            _filled.Add(batch);
        EarliestTime = Math.Min(EarliestTime, time);
        return batch;
    }

    internal void Deliver()
    {
        foreach (MessageBatch batch in _filled)
            batch.Deliver();
        _filled.Clear();
        EarliestTime = long.MaxValue;
    }
}
