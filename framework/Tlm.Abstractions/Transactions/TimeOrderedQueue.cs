using System.Runtime.CompilerServices;

namespace Tlm;

// A heap of items by time; items of one time leave in the order in which they came. Allocates only while it grows.
internal sealed class TimeOrderedQueue<T>
{
    private (long Time, long Sequence, T Item)[] _heap = new (long, long, T)[4];
    private long _sequence;

    public int Count { get; private set; }

    public long FirstTime => _heap[0].Time;

    public void Add(long time, T item)
    {
        if (Count == _heap.Length)
            Array.Resize(ref _heap, 2 * Count);
        (long Time, long Sequence, T Item) entry = (time, _sequence++, item);
        int at = Count++;
        while (at > 0)
        {
            int parent = (at - 1) / 2;
            if (!IsBefore(entry, _heap[parent]))
                break;
            _heap[at] = _heap[parent];
            at = parent;
        }
        _heap[at] = entry;
    }

    public T Take()
    {
        T item = _heap[0].Item;
        (long Time, long Sequence, T Item) last = _heap[--Count];
        _heap[Count] = default;
        if (Count > 0)
            SiftDown(last);
        return item;
    }

    public void Clear()
    {
        Array.Clear(_heap, 0, Count);
        Count = 0;
    }

    private void SiftDown((long Time, long Sequence, T Item) entry)
    {
        int at = 0;
        for (int child = 1; child < Count; child = (2 * at) + 1)
        {
            if (child + 1 < Count && IsBefore(_heap[child + 1], _heap[child]))
                child++;
            if (!IsBefore(_heap[child], entry))
                break;
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = entry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBefore(in (long Time, long Sequence, T Item) left, in (long Time, long Sequence, T Item) right) =>
        left.Time != right.Time ? left.Time < right.Time : left.Sequence < right.Sequence;
}
