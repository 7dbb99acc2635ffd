using System.Runtime.CompilerServices;

namespace Tlm;

// Items by time; items of one time leave in the order in which they came. The first one is kept apart, as most queues hold one or two; the others
// are in a heap. Allocates only while it grows.
internal sealed class TimeOrderedQueue<T>
{
    private Entry[] _heap = new Entry[4];
    private Entry _first;
    private long _sequence;
    private int _inHeap;

    public int Count { get; private set; }

    public long FirstTime => _first.Time;

    public void Add(long time, T item)
    {
        if (Count++ == 0)
        {
            (_first.Time, _first.Sequence, _first.Item) = (time, ++_sequence, item);
            return;
        }
        // The first one has come before all in the heap of its time: only an earlier one takes its place.
        var entry = new Entry { Time = time, Sequence = ++_sequence, Item = item };
        if (time < _first.Time)
        {
            (entry, _first) = (_first, entry);
        }
        Push(entry);
    }

    public T Take()
    {
        T item = _first.Item;
        if (--Count > 0)
            _first = Pop();
        return item;
    }

    public void Clear()
    {
        Array.Clear(_heap, 0, _inHeap);
        _first = default;
        Count = _inHeap = 0;
    }

    private void Push(in Entry entry)
    {
        if (_inHeap == _heap.Length)
            Array.Resize(ref _heap, 2 * _inHeap);
        int at = _inHeap++;
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

    private Entry Pop()
    {
        Entry top = _heap[0];
        Entry last = _heap[--_inHeap];
        _heap[_inHeap] = default;
        if (_inHeap > 0)
            SiftDown(last);
        return top;
    }

    private void SiftDown(in Entry entry)
    {
        int at = 0;
        for (int child = 1; child < _inHeap; child = (2 * at) + 1)
        {
            if (child + 1 < _inHeap && IsBefore(_heap[child + 1], _heap[child]))
                child++;
            if (!IsBefore(_heap[child], entry))
                break;
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = entry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBefore(in Entry left, in Entry right) =>
        left.Time != right.Time ? left.Time < right.Time : left.Sequence < right.Sequence;

    private struct Entry
    {
        public long Time;
        public long Sequence;
        public T Item;
    }
}
