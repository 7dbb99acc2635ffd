using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    private const int None = -1;
    private readonly QueueEntry[] _storage;
    private readonly QueueEntry* _entries;
    private readonly BankList[] _lists;
    private readonly PinnedInts _ages;
    private readonly int[] _hitSlots;
    private readonly int[] _rowSlots;
    private readonly ulong[] _occupied;
    private readonly BankStates _banks;
    private readonly IScheduler _scheduler;
    private readonly int _stride;
    private int _free;
    private int _nextAge;

    public RequestQueue(int capacity, int stride, BankStates banks, IScheduler scheduler)
    {
        Capacity = capacity;
        _banks = banks;
        _scheduler = scheduler;
        _stride = stride;
        _storage = GC.AllocateArray<QueueEntry>(Math.Max(capacity, 1), pinned: true);
        _entries = (QueueEntry*)Marshal.UnsafeAddrOfPinnedArrayElement(_storage, 0);
        _lists = new BankList[stride];
        _lists.AsSpan().Fill(new BankList { Head = None, Tail = None });
        _ages = new PinnedInts(3 * stride, NoAge);
        _hitSlots = new int[stride];
        _rowSlots = new int[stride];
        _occupied = new ulong[(stride + 63) / 64];
        for (int slot = 0; slot < capacity; slot++)
            _entries[slot].Next = slot + 1 < capacity ? slot + 1 : None;
        _free = capacity > 0 ? 0 : None;
    }

    public int Capacity { get; }

    public int Count { get; private set; }

    public bool IsFull => _free == None;

    /// <summary>Per bank the age of the oldest request that hits the open row.</summary>
    public int* HitAges => _ages.Pointer;

    /// <summary>Per bank the age of the oldest request that needs the closed bank activated.</summary>
    public int* ActivateAges => _ages.Pointer + _stride;

    /// <summary>Per bank the age of the oldest request that needs the open row closed and may have that.</summary>
    public int* PrechargeAges => _ages.Pointer + 2 * _stride;

    /// <summary>Bit per bank that has requests.</summary>
    public ReadOnlySpan<ulong> Occupied => _occupied;

    public int HitSlot(int bank) => _hitSlots[bank];

    public int RowSlot(int bank) => _rowSlots[bank];

    public ref QueueEntry this[int slot] => ref _entries[slot];

    /// <summary>Requests that wait for a bank.</summary>
    public int CountOf(int bank) => _lists[bank].Count;

    public void Add(in QueueEntry request)
    {
        int slot = _free;
        QueueEntry* entry = _entries + slot;
        _free = entry->Next;
        *entry = request;
        entry->Age = _nextAge++;
        ref var list = ref _lists[request.Bank];
        entry->Next = None;
        entry->Previous = list.Tail;
        if (list.Tail == None)
            list.Head = slot;
        else
            _entries[list.Tail].Next = slot;
        list.Tail = slot;
        list.Count++;
        Count++;
        if (request.Row == _banks.Rows[request.Bank])
            list.Hits++;
        _occupied[request.Bank >> 6] |= 1UL << request.Bank;
        Renew(request.Bank);
    }

    /// <summary>Takes a request out; the caller renews the bank's candidates.</summary>
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
        list.Count--;
        Count--;
        if (entry->Row == _banks.Rows[bank])
            list.Hits--;
        if (list.Count == 0)
            _occupied[bank >> 6] &= ~(1UL << bank);
        entry->Next = _free;
        _free = slot;
    }

    /// <summary>Counts the hits of a bank anew, after its row changed, and renews its candidates.</summary>
    public void RowChanged(int bank)
    {
        ref var list = ref _lists[bank];
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
        int hit = NoAge, activate = NoAge, precharge = NoAge;
        ref var list = ref _lists[bank];
        int row = _banks.Rows[bank];
        if (list.Count > 0 && row != BankStates.Activating)
        {
            if (row == BankStates.Closed)
                activate = _entries[_rowSlots[bank] = list.Head].Age;
            else
                RenewOpen(bank, ref list, row, ref hit, ref precharge);
        }

        HitAges[bank] = hit;
        ActivateAges[bank] = activate;
        PrechargeAges[bank] = precharge;
    }

    /// <summary>Renews the candidates of all banks.</summary>
    public void RenewAll()
    {
        for (int bank = 0; bank < _stride; bank++)
        {
            if (_lists[bank].Count > 0)
                Renew(bank);
        }
    }

    /// <summary>Is a request for this very address waiting?</summary>
    public bool Contains(long address)
    {
        for (int word = 0; word < _occupied.Length; word++)
        {
            for (ulong bits = _occupied[word]; bits != 0; bits &= bits - 1)
            {
                int bank = (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits);
                for (int slot = _lists[bank].Head; slot != None; slot = _entries[slot].Next)
                {
                    if (_entries[slot].Address == address)
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary>Moves the arrival cycles back.</summary>
    public void Rebase(int by)
    {
        foreach (ref var entry in _storage.AsSpan())
            entry.Arrive = Math.Max(Cycles.Past, entry.Arrive - by);
    }

    /// <summary>Numbers the waiting requests anew in their order, so that ages never overflow.</summary>
    public void RebaseAges()
    {
        if (_nextAge < Cycles.RebaseAt)
            return;
        int least = _nextAge;
        ForEach((ref QueueEntry entry) => least = Math.Min(least, entry.Age));
        ForEach((ref QueueEntry entry) => entry.Age -= least);
        _nextAge -= least;
        RenewAll();
    }

    /// <summary>Visits the waiting requests, bank by bank in order of acceptance.</summary>
    public void ForEach(EntryVisitor visit)
    {
        foreach (var list in _lists)
        {
            for (int slot = list.Head; slot != None; slot = _entries[slot].Next)
                visit(ref _entries[slot]);
        }
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
