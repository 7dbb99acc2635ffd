using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>
/// A bounded queue between processes of one partition with SystemC's update phase (sc_fifo): what is written or freed in
/// one delta cycle is seen in the next.
/// </summary>
public sealed class Fifo<T> : PrimitiveChannel, IWaitTarget
{
    private readonly T[] _items;
    private readonly TraceSource _trace;
    private long _traced;
    private SimEvent? _dataWritten;
    private SimEvent? _dataRead;
    private NodeList _readers;
    private NodeList _writers;
    private int _head;
    private int _tail;
    private int _available;
    private int _free;
    private int _read;
    private int _written;

    /// <summary>A queue of a component for so many items.</summary>
    public Fifo(Component owner, string name, int capacity = 16)
        : base(owner, name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _items = new T[capacity];
        _trace = new TraceSource(owner.Context.Simulation, owner.Scheduler, FullName, typeof(long));
        _free = capacity;
    }

    /// <summary>Items it can hold.</summary>
    public int Capacity => _items.Length;

    /// <summary>Items that can be read now.</summary>
    public int Available => _available;

    /// <summary>Items that can be written now.</summary>
    public int Free => _free;

    /// <summary>Notified one delta cycle after items were written.</summary>
    public SimEvent DataWritten => _dataWritten ??= new SimEvent(Scheduler, $"{FullName}.data_written");

    /// <summary>Notified one delta cycle after items were read.</summary>
    public SimEvent DataRead => _dataRead ??= new SimEvent(Scheduler, $"{FullName}.data_read");

    /// <summary>Takes the next item; waits until there is one.</summary>
    public FifoReadAwaitable<T> ReadAsync() => new(this);

    /// <summary>Puts an item in; waits until there is a place.</summary>
    public FifoWriteAwaitable<T> WriteAsync(T item) => new(this, item);

    /// <summary>Takes the next item if there is one.</summary>
    public bool TryRead(out T item)
    {
        item = default!;
        if (!PromiseItem())
            return false;
        item = TakePromised();
        return true;
    }

    /// <summary>Puts an item in if there is a place.</summary>
    public bool TryWrite(T item)
    {
        if (!PromisePlace())
            return false;
        PutPromised(item);
        return true;
    }

    /// <inheritdoc/>
    protected override void Update()
    {
        if (_trace.IsOn)
            _trace.Change(_traced += _written - _read);
        if (_read > 0)
            PlacesFreed();
        if (_written > 0)
            ItemsAdded();
    }

    void IWaitTarget.Abandon(Process process)
    {
        bool reads = process.LooksOnly;
        if (process.State == NodeState.Waiting)
            (reads ? ref _readers : ref _writers).Remove(process);
        else if (reads)
            _available++;
        else
            _free++;
    }

    string IWaitTarget.DescribeWait(Process process) => process.LooksOnly ? $"an item in fifo {FullName}" : $"a place in fifo {FullName}";

    /// <summary>Sets an item aside for the caller.</summary>
    internal bool PromiseItem()
    {
        if (_available == 0)
            return false;
        _available--;
        return true;
    }

    /// <summary>Sets a place aside for the caller.</summary>
    internal bool PromisePlace()
    {
        if (_free == 0)
            return false;
        _free--;
        return true;
    }

    internal T TakePromised()
    {
        T item = _items[_head];
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            _items[_head] = default!;
        _head = _head + 1 == _items.Length ? 0 : _head + 1;
        _read++;
        RequestUpdate();
        return item;
    }

    internal void PutPromised(T item)
    {
        _items[_tail] = item;
        _tail = _tail + 1 == _items.Length ? 0 : _tail + 1;
        _written++;
        RequestUpdate();
    }

    internal void Suspend(ProcessFrame frame, bool reads)
    {
        Process process = Scheduler.Suspend(frame);
        process.State = NodeState.Waiting;
        process.Time = Scheduler.CurrentTime;
        if (process.WaitsOn != this)
            process.WaitsOn = this;
        process.LooksOnly = reads;
        (reads ? ref _readers : ref _writers).Append(process);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PlacesFreed()
    {
        _free += _read;
        _read = 0;
        while (!_writers.IsEmpty && PromisePlace())
            Scheduler.WakeNextDelta(_writers.TakeFirstProcess()!);
        _dataRead?.NotifyDelta();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ItemsAdded()
    {
        _available += _written;
        _written = 0;
        while (!_readers.IsEmpty && PromiseItem())
            Scheduler.WakeNextDelta(_readers.TakeFirstProcess()!);
        _dataWritten?.NotifyDelta();
    }
}
