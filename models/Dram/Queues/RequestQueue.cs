using System.Runtime.CompilerServices;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Schedulers;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Queues;

/// <summary>
/// The read or the write queue. Requests of a bank form a list in order of acceptance; per bank at most two of them can be next:
/// the oldest that hits the open row, and the oldest that needs the row activated or precharged. These candidates are kept and
/// renewed only for the bank that a command or an acceptance touched.
/// </summary>
internal sealed unsafe class RequestQueue
{
    /// <summary>Order of a candidate that does not exist.</summary>
    public const int NoOrder = int.MaxValue;

    /// <summary>Touched banks that are remembered.</summary>
    public const int TouchLog = 16;

    private const int None = EntryPool.None;
    private readonly QueueEntry* _entries;
    private readonly BankList[] _lists;
    private readonly PinnedInts _orders;
    private readonly PinnedInts _touched;
    private readonly ulong[] _occupied;
    private readonly int* _rows;
    private readonly BankStates _banks;
    private readonly IScheduler _scheduler;
    private readonly int _orderBits;
    private readonly int _lastOrder;
    private int _nextOrder;

    public RequestQueue(int capacity, int accessClass, int stride, EntryPool pool, BankStates banks, IScheduler scheduler)
    {
        Capacity = capacity;
        AccessClass = accessClass;
        _banks = banks;
        _rows = banks.Rows;
        _scheduler = scheduler;
        _entries = pool.Entries;
        _orderBits = pool.OrderBits;
        _lastOrder = (NoOrder >> _orderBits) - 1;
        _lists = new BankList[stride];
        _lists.AsSpan().Fill(new BankList { Head = None, Tail = None });
        _orders = new PinnedInts(2 * stride, NoOrder);
        HitOrders = _orders.Pointer;
        RowOrders = HitOrders + stride;
        _touched = new PinnedInts(TouchLog, 0);
        _occupied = new ulong[(stride + 63) / 64];
    }

    public int Capacity { get; }

    /// <summary>Class of the accesses of its requests.</summary>
    public int AccessClass { get; }

    public int Count { get; private set; }

    public bool IsFull => Count >= Capacity;

    /// <summary>Banks that have requests.</summary>
    public int OccupiedBanks { get; private set; }

    /// <summary>Per bank the order of the oldest request that hits the open row.</summary>
    public int* HitOrders { get; }

    /// <summary>Per bank the order of the oldest request that needs the closed bank activated, or its open row closed and may have that.</summary>
    public int* RowOrders { get; }

    /// <summary>Banks with a candidate that hits.</summary>
    public int HitBanks { get; private set; }

    /// <summary>Banks with a candidate that needs an activation or a precharge.</summary>
    public int RowBanks { get; private set; }

    /// <summary>Counts the changes of which banks have which candidates.</summary>
    public int Shape { get; private set; }

    /// <summary>Bit per bank that has requests.</summary>
    public ReadOnlySpan<ulong> Occupied => _occupied;

    /// <summary>Counts the changes of candidates; the banks of the last ones are <see cref="Touched"/>.</summary>
    public int Touches { get; private set; }

    /// <summary>The bank of a change, one of the last <see cref="TouchLog"/>.</summary>
    public int Touched(int change) => _touched.Pointer[change & (TouchLog - 1)];

    /// <summary>Adds a request that lies in the pool.</summary>
    public void Add(int slot)
    {
        if (_nextOrder >= _lastOrder)
            RebaseOrders();
        QueueEntry* entry = _entries + slot;
        int order = (_nextOrder++ << _orderBits) | slot;
        entry->Order = order;
        int bank = entry->Bank;
        ref var list = ref _lists[bank];
        entry->Next = None;
        entry->Previous = list.Tail;
        if (list.Tail == None)
            list.Head = slot;
        else
            _entries[list.Tail].Next = slot;
        list.Tail = slot;
        Count++;
        if (list.Count++ == 0)
        {
            _occupied[bank >> 6] |= 1UL << bank;
            OccupiedBanks++;
        }

        if (entry->Row == _rows[bank])
        {
            // behind an older hit it changes nothing
            if (list.Hits++ > 0)
                return;
        }
        else if (list.Count - list.Hits > 1)
        {
            return;
        }

        Renew(bank);
    }

    /// <summary>Takes a request out (it stays in the pool); where others wait for the bank the caller renews the candidates.</summary>
    public void Remove(int slot)
    {
        QueueEntry* entry = _entries + slot;
        int bank = entry->Bank;
        ref var list = ref _lists[bank];
        if (entry->Previous == None)
            list.Head = entry->Next;
        else
            _entries[entry->Previous].Next = entry->Next;
        if (entry->Next == None)
            list.Tail = entry->Previous;
        else
            _entries[entry->Next].Previous = entry->Previous;
        Count--;
        if (entry->Row == _rows[bank])
            list.Hits--;
        if (--list.Count > 0)
            return;
        _occupied[bank >> 6] &= ~(1UL << bank);
        OccupiedBanks--;
        SetOrders(bank, NoOrder, NoOrder);
    }

    /// <summary>Counts the hits of a bank anew, after its row changed, and renews its candidates.</summary>
    public void RowChanged(int bank)
    {
        ref var list = ref _lists[bank];
        if (list.Count == 0)
            return;
        int row = _rows[bank];
        int hits = 0;
        if (row >= 0)
        {
            for (int slot = list.Head; slot != None; slot = _entries[slot].Next)
                hits += _entries[slot].Row == row ? 1 : 0;
        }

        list.Hits = hits;
        Renew(bank);
    }

    /// <summary>Renews the candidates of a bank.</summary>
    public void Renew(int bank)
    {
        ref var list = ref _lists[bank];
        if (list.Count == 0)
            return;
        int row = _rows[bank];
        if (row >= 0)
            RenewOpen(bank, ref list, row);
        else
            SetOrders(bank, NoOrder, row == BankStates.Closed ? _entries[list.Head].Order : NoOrder);
    }

    /// <summary>Renews the candidates of all banks.</summary>
    public void RenewAll()
    {
        for (int bank = 0; bank < _banks.Count; bank++)
            Renew(bank);
    }

    /// <summary>Writes the slots of all waiting requests into a list; gives their number.</summary>
    public int CopySlots(Span<int> slots)
    {
        int count = 0;
        foreach (ref var list in _lists.AsSpan())
        {
            for (int slot = list.Head; slot != None; slot = _entries[slot].Next)
                slots[count++] = slot;
        }

        return count;
    }

    /// <summary>Takes all requests out.</summary>
    public void Clear()
    {
        _lists.AsSpan().Fill(new BankList { Head = None, Tail = None });
        _orders.Span.Fill(NoOrder);
        _occupied.AsSpan().Clear();
        (Count, OccupiedBanks, HitBanks, RowBanks) = (0, 0, 0, 0);
        Shape++;
        Forget();
    }

    /// <summary>What was found before is no longer true.</summary>
    public void Forget() => Touches += TouchLog + 1;

    /// <summary>Is a request for this very address waiting?</summary>
    public bool Contains(long address)
    {
        foreach (ref var list in _lists.AsSpan())
        {
            for (int slot = list.Head; slot != None; slot = _entries[slot].Next)
            {
                if (_entries[slot].Address == address)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Numbers the waiting requests anew in their order, so that orders never overflow.</summary>
    public void RebaseOrders()
    {
        int least = _nextOrder;
        foreach (ref var list in _lists.AsSpan())
        {
            if (list.Head != None)
                least = Math.Min(least, _entries[list.Head].Order >> _orderBits);
        }

        foreach (ref var list in _lists.AsSpan())
        {
            for (int slot = list.Head; slot != None; slot = _entries[slot].Next)
                _entries[slot].Order -= least << _orderBits;
        }

        _nextOrder -= least;
        RenewAll();
        Forget();
    }

    private void RenewOpen(int bank, ref BankList list, int row)
    {
        QueueEntry* hit = null;
        if (list.Hits > 0)
        {
            hit = _entries + list.Head;
            while (hit->Row != row)
                hit = _entries + hit->Next;
        }

        int closing = NoOrder;
        if (list.Count != list.Hits && !_banks.IsProtected(bank))
        {
            QueueEntry* other = _entries + list.Head;
            while (other->Row == row)
                other = _entries + other->Next;
            if (hit is null || _scheduler.MayClose(other->Arrive, hit->Arrive))
                closing = other->Order;
        }

        SetOrders(bank, hit is null ? NoOrder : hit->Order, closing);
    }

    private void SetOrders(int bank, int hit, int row)
    {
        int hits = Replace(HitOrders + bank, hit);
        int rows = Replace(RowOrders + bank, row);
        if ((hits | rows) != 0)
        {
            HitBanks += hits;
            RowBanks += rows;
            Shape++;
        }

        _touched.Pointer[Touches++ & (TouchLog - 1)] = bank;
    }

    /// <summary>Sets the order of a candidate; gives the change of the number of candidates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Replace(int* order, int value)
    {
        int change = (value != NoOrder ? 1 : 0) - (*order != NoOrder ? 1 : 0);
        *order = value;
        return change;
    }

    private struct BankList
    {
        public int Head;
        public int Tail;
        public int Count;
        public int Hits;
    }
}
