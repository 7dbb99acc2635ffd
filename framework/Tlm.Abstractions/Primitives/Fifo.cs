using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>
/// A bounded queue between processes of one partition with SystemC's update phase (sc_fifo): what is written or freed in
/// one delta cycle is seen in the next. Nothing has to be updated for that: the numbers carry the delta cycle in which they changed,
/// and who waits is notified for the next one.
/// </summary>
public sealed class Fifo<T> : PrimitiveChannel, IWaitTarget
{
    private readonly T[] _items;
    private readonly TraceSource _trace;
    private SimEvent? _dataWritten;
    private SimEvent? _dataRead;

    // Processes wait only while there is nothing for them, neither now nor from the next delta cycle on.
    private NodeList _readers;
    private NodeList _writers;
    private int _head;
    private int _tail;
    private int _count;
    private int _available;
    private int _free;

    // what came in delta cycle _delta
    private int _added;
    private int _freed;
    private long _delta;

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
    public int Available
    {
        get
        {
            Settle();
            return _available;
        }
    }

    /// <summary>Items that can be written now.</summary>
    public int Free
    {
        get
        {
            Settle();
            return _free;
        }
    }

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
            _trace.Change(_count);
    }

    void IWaitTarget.Abandon(Process process)
    {
        bool reads = process.LooksOnly;
        if (process.State == NodeState.Waiting)
            (reads ? ref _readers : ref _writers).Remove(process);
        else if ((reads ? ref _readers : ref _writers).TakeFirstProcess() is { } next)
            Scheduler.WakeSettled(next);
        else
            GiveBack(reads, isSeen: process.State != NodeState.Settled);
    }

    string IWaitTarget.DescribeWait(Process process) => process.LooksOnly ? $"an item in fifo {FullName}" : $"a place in fifo {FullName}";

    /// <summary>Sets an item aside for the caller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool PromiseItem()
    {
        Settle();
        if (_available == 0)
            return false;
        _available--;
        return true;
    }

    /// <summary>Sets a place aside for the caller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool PromisePlace()
    {
        Settle();
        if (_free == 0)
            return false;
        _free--;
        return true;
    }

    internal T TakePromised()
    {
        Changes();
        T item = _items[_head];
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            _items[_head] = default!;
        _head = _head + 1 == _items.Length ? 0 : _head + 1;
        _count--;
        if (_writers.TakeFirstProcess() is { } writer)
        {
            Scheduler.WakeSettled(writer);
        }
        else
        {
            Settle();
            _freed++;
        }
        _dataRead?.NotifyDelta();
        return item;
    }

    internal void PutPromised(T item)
    {
        Changes();
        _items[_tail] = item;
        _tail = _tail + 1 == _items.Length ? 0 : _tail + 1;
        _count++;
        if (_readers.TakeFirstProcess() is { } reader)
        {
            Scheduler.WakeSettled(reader);
        }
        else
        {
            Settle();
            _added++;
        }
        _dataWritten?.NotifyDelta();
    }

    internal void Suspend(ProcessFrame frame, bool reads)
    {
        Process process = Scheduler.Suspend(frame);
        process.Time = Scheduler.CurrentTime;
        if (process.WaitsOn != this)
            process.WaitsOn = this;
        process.LooksOnly = reads;
        ref int coming = ref reads ? ref _added : ref _freed;
        if (coming > 0)
        {
            coming--;
            Scheduler.WakeSettled(process);
            return;
        }
        process.State = NodeState.Waiting;
        (reads ? ref _readers : ref _writers).Append(process);
    }

    private void GiveBack(bool item, bool isSeen)
    {
        Settle();
        if (isSeen)
            (item ? ref _available : ref _free)++;
        else
            (item ? ref _added : ref _freed)++;
    }

    /// <summary>Takes over what came in an earlier delta cycle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Settle()
    {
        long now = Scheduler.DeltaCycles;
        if (_delta == now)
            return;
        _delta = now;
        _available += _added;
        _free += _freed;
        _added = 0;
        _freed = 0;
    }

    // A change from outside, between runs, needs a delta cycle to end in; so does one that a tracer is told.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Changes()
    {
        Scheduler.RefuseStranger(FullName);
        if (Scheduler.Running is null || _trace.IsOn)
            RequestUpdate();
    }
}
