namespace Tlm.Kernel.Queues;

/// <summary>The next delivery of each channel, in the order of time, priority and channel: a heap of four children a node.</summary>
internal sealed class DeliveryHeap
{
    private Entry[] _entries = new Entry[16];
    private int _count;

    /// <summary>The earliest time; <see cref="EventWheel.Never"/> where there is none.</summary>
    public long NextTime { get; private set; } = EventWheel.Never;

    public void Insert(DeliveryNode node, long time)
    {
        if (_count == _entries.Length)
            Array.Resize(ref _entries, _count * 2);
        var entry = new Entry(time, node);
        int hole = _count++;
        while (hole > 0 && entry.IsBefore(_entries[(hole - 1) / 4]))
        {
            _entries[hole] = _entries[(hole - 1) / 4];
            hole = (hole - 1) / 4;
        }
        _entries[hole] = entry;
        NextTime = _entries[0].Time;
    }

    public DeliveryNode Take()
    {
        DeliveryNode first = _entries[0].Node;
        Entry last = _entries[--_count];
        _entries[_count] = default;
        if (_count > 0)
            Sink(last);
        NextTime = _count > 0 ? _entries[0].Time : EventWheel.Never;
        return first;
    }

    private void Sink(Entry entry)
    {
        int hole = 0;
        while (true)
        {
            int child = (hole * 4) + 1;
            if (child >= _count)
                break;
            int smallest = child;
            int end = Math.Min(child + 4, _count);
            for (int i = child + 1; i < end; i++)
            {
                if (_entries[i].IsBefore(_entries[smallest]))
                    smallest = i;
            }
            if (!_entries[smallest].IsBefore(entry))
                break;
            _entries[hole] = _entries[smallest];
            hole = smallest;
        }
        _entries[hole] = entry;
    }

    private readonly record struct Entry(long Time, DeliveryNode Node)
    {
        public bool IsBefore(in Entry other) =>
            Time != other.Time ? Time < other.Time : DeliveryNode.Compare(Node, other.Node) < 0;
    }
}
