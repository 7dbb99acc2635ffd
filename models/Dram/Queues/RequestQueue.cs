using System.Runtime.CompilerServices;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Schedulers;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Queues;

/// <summary>
/// The read or the write queue. Requests of a bank form a list in order of acceptance; per bank at most two of them can be next:
/// the oldest that hits the open row, and the oldest that needs the bank activated or precharged. These candidates are kept and
/// renewed only for the bank that a command or an acceptance touched.
/// </summary>
internal sealed unsafe class RequestQueue
{
    /// <summary>Age of a candidate that does not exist.</summary>
    public const int NoAge = int.MaxValue;

    private const int None = EntryPool.None;
    private readonly QueueEntry* _entries;
    private readonly BankList[] _lists;
    private readonly PinnedInts _ages;
    private readonly int[] _hitSlots;
    private readonly int[] _rowSlots;
    private readonly ulong[] _occupied;
    private readonly BankStates _banks;
    private readonly IScheduler _scheduler;
    private int _nextAge;

    public RequestQueue(int capacity, int stride, EntryPool pool, BankStates banks, IScheduler scheduler)
    {
        Capacity = capacity;
        _banks = banks;
        _scheduler = scheduler;
        _entries = pool.Entries;
        _lists = new BankList[stride];
        _lists.AsSpan().Fill(new BankList { Head = None, Tail = None });
        _ages = new PinnedInts(3 * stride, NoAge);
        HitAges = _ages.Pointer;
        ActivateAges = HitAges + stride;
        PrechargeAges = ActivateAges + stride;
        _hitSlots = new int[stride];
        _rowSlots = new int[stride];
        _occupied = new ulong[(stride + 63) / 64];
    }

    public int Capacity { get; }

    public int Count { get; private set; }

    public bool IsFull => Count >= Capacity;

    /// <summary>Banks that have requests.</summary>
    public int OccupiedBanks { get; private set; }

    /// <summary>Per bank the age of the oldest request that hits the open row.</summary>
    public int* HitAges { get; }

    /// <summary>Per bank the age of the oldest request that needs the closed bank activated.</summary>
    public int* ActivateAges { get; }

    /// <summary>Per bank the age of the oldest request that needs the open row closed and may have that.</summary>
    public int* PrechargeAges { get; }

    /// <summary>Banks with a candidate that hits.</summary>
    public int HitBanks { get; private set; }

    /// <summary>Banks with a candidate that needs an activation.</summary>
    public int ActivateBanks { get; private set; }

    /// <summary>Banks with a candidate that needs a precharge.</summary>
    public int PrechargeBanks { get; private set; }

    /// <summary>Bit per bank that has requests.</summary>
    public ReadOnlySpan<ulong> Occupied => _occupied;

    public int HitSlot(int bank) => _hitSlots[bank];

    public int RowSlot(int bank) => _rowSlots[bank];

    /// <summary>Adds a request that lies in the pool.</summary>
    public void Add(int slot)
    {
        QueueEntry* entry = _entries + slot;
        entry->Age = _nextAge++;
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

        if (entry->Row == _banks.Rows[bank])
            list.Hits++;
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
        if (entry->Row == _banks.Rows[bank])
            list.Hits--;
        if (--list.Count > 0)
            return;
        _occupied[bank >> 6] &= ~(1UL << bank);
        OccupiedBanks--;
        SetAges(bank, NoAge, NoAge, NoAge);
    }

    /// <summary>Counts the hits of a bank anew, after its row changed, and renews its candidates.</summary>
    public void RowChanged(int bank)
    {
        ref var list = ref _lists[bank];
        if (list.Count == 0)
            return;
        int row = _banks.Rows[bank];
        list.Hits = 0;
        if (row >= 0)
        {
            for (int slot = list.Head; slot != None; slot = _entries[slot].Next)
                list.Hits += _entries[slot].Row == row ? 1 : 0;
        }

        Renew(bank);
    }

    /// <summary>Renews the candidates of a bank.</summary>
    public void Renew(int bank)
    {
        ref var list = ref _lists[bank];
        if (list.Count == 0)
            return;
        int hit = NoAge, activate = NoAge, precharge = NoAge;
        int row = _banks.Rows[bank];
        if (row >= 0)
            RenewOpen(bank, ref list, row, ref hit, ref precharge);
        else if (row == BankStates.Closed)
            activate = _entries[_rowSlots[bank] = list.Head].Age;
        SetAges(bank, hit, activate, precharge);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetAges(int bank, int hit, int activate, int precharge)
    {
        HitBanks += Replace(HitAges + bank, hit);
        ActivateBanks += Replace(ActivateAges + bank, activate);
        PrechargeBanks += Replace(PrechargeAges + bank, precharge);
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
        _ages.Span.Fill(NoAge);
        _occupied.AsSpan().Clear();
        (Count, OccupiedBanks) = (0, 0);
        (HitBanks, ActivateBanks, PrechargeBanks) = (0, 0, 0);
    }

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

    /// <summary>Numbers the waiting requests anew in their order, so that ages never overflow.</summary>
    public void RebaseAges()
    {
        int least = _nextAge;
        foreach (ref var list in _lists.AsSpan())
        {
            if (list.Head != None)
                least = Math.Min(least, _entries[list.Head].Age);
        }

        foreach (ref var list in _lists.AsSpan())
        {
            for (int slot = list.Head; slot != None; slot = _entries[slot].Next)
                _entries[slot].Age -= least;
        }

        _nextAge -= least;
        RenewAll();
    }

    /// <summary>Sets the age of a candidate; gives the change of the number of candidates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Replace(int* age, int value)
    {
        int change = (value != NoAge ? 1 : 0) - (*age != NoAge ? 1 : 0);
        *age = value;
        return change;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RenewOpen(int bank, ref BankList list, int row, ref int hit, ref int precharge)
    {
        int hitSlot = None;
        if (list.Hits > 0)
        {
            hitSlot = list.Head;
            while (_entries[hitSlot].Row != row)
                hitSlot = _entries[hitSlot].Next;
            _hitSlots[bank] = hitSlot;
            hit = _entries[hitSlot].Age;
        }

        if (list.Count == list.Hits || _banks.IsProtected(bank))
            return;
        int other = list.Head;
        while (_entries[other].Row == row)
            other = _entries[other].Next;
        _rowSlots[bank] = other;
        if (hitSlot == None || _scheduler.MayClose(_entries[other].Arrive, _entries[hitSlot].Arrive))
            precharge = _entries[other].Age;
    }

    private struct BankList
    {
        public int Head;
        public int Tail;
        public int Count;
        public int Hits;
    }
}
