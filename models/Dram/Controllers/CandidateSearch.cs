using System.Numerics;
using System.Runtime.CompilerServices;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>
/// Finds the request a queue would serve: the earliest cycle in which any may issue and, among those that may in that cycle, the oldest.
/// What was found stays true while its own cycle stands, since ready cycles only grow; only banks whose candidates changed are then looked at.
/// Else few banks are visited one by one, and many are compared sixteen at a time.
/// </summary>
internal sealed unsafe partial class CandidateSearch
{
    private const int FewBanks = 4;
    private readonly TimingState _timing;
    private readonly EntryPool _pool;
    private readonly QueueEntry* _entries;
    private readonly int* _rows;
    private readonly PinnedInts _scratch;
    private readonly int _banks;
    private readonly int _banksPerSection;
    private readonly int _stride;
    private readonly int _activateClass;
    private readonly int _prechargeClass;
    private readonly bool _byVector;
    private readonly bool _inOneVector;

    // what was found, and for what; the queue is known by its orders
    private int* _orders;
    private CandidateKinds _kinds;
    private EdgeRule _edges;
    private long _bestKey;
    private int _bestBank;
    private int _seen;

    public CandidateSearch(ControllerParts parts)
    {
        var tables = parts.Tables;
        _timing = parts.Timing;
        _pool = parts.Pool;
        _entries = parts.Pool.Entries;
        _rows = parts.Banks.Rows;
        _banks = tables.Hierarchy.Banks;
        _banksPerSection = tables.Hierarchy.BanksPerSection;
        _stride = tables.LaneStride;
        _scratch = new PinnedInts(2 * _stride, Cycles.Never);
        _activateClass = tables.ClassOf[tables.Commands.FirstActivate];
        _prechargeClass = tables.ClassOf[tables.Commands.Precharge];
        _byVector = _banksPerSection % Lanes == 0;
        _inOneVector = _banks == Lanes && _byVector;
    }

    /// <summary>Searches a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="kinds">What may be chosen.</param>
    /// <param name="from">First cycle that counts.</param>
    /// <param name="edges">Cycles in which which kind may issue.</param>
    public Candidate Find(RequestQueue queue, CandidateKinds kinds, int from, in EdgeRule edges)
    {
        if (queue.HitBanks == 0)
            kinds &= ~CandidateKinds.Access;
        if (queue.RowBanks == 0)
            kinds &= ~CandidateKinds.Row;
        if (kinds == CandidateKinds.None)
            return Candidate.None;
        if (!IsFound(queue, kinds, from, edges))
            FindAnew(queue, kinds, from, edges);
        int cycle = (int)(_bestKey >> 32);
        if (cycle == Cycles.Never)
            return Candidate.None;
        int slot = _pool.SlotOf((int)_bestKey);
        return new Candidate(cycle, KindOf(_entries + slot), slot);
    }

    /// <summary>Is what was found still the best, after a look at the banks that changed since?</summary>
    private bool IsFound(RequestQueue queue, CandidateKinds kinds, int from, in EdgeRule edges)
    {
        if ((int)(_bestKey >> 32) < from || _orders != queue.HitOrders || _kinds != kinds)
            return false;
        // an edge that is no longer blocked lets others come earlier
        if (_edges.BlockedCycle >= from && _edges != edges)
            return false;
        _edges = edges;
        int touches = queue.Touches;
        if ((uint)(touches - _seen) > RequestQueue.TouchLog)
            return false;
        long touched = long.MaxValue;
        for (; _seen != touches; _seen++)
        {
            int bank = queue.Touched(_seen);
            if (bank == _bestBank)
                return false;
            touched = Math.Min(touched, KeyAt(queue, bank, kinds, from, edges));
        }

        if (KeyAt(queue, _bestBank, kinds, from, edges) != _bestKey)
            return false;
        if (touched < _bestKey)
            Keep(touched);
        return true;
    }

    private void FindAnew(RequestQueue queue, CandidateKinds kinds, int from, in EdgeRule edges)
    {
        _orders = queue.HitOrders;
        _kinds = kinds;
        _edges = edges;
        _seen = queue.Touches;
        if (queue.OccupiedBanks <= FewBanks || !_byVector)
        {
            Keep(FindOneByOne(queue, kinds, from, edges));
            return;
        }

        Keep(_inOneVector ? FindInOneVector(queue, kinds, from, edges) : FindByVector(queue, kinds, from, edges));
        bool mayBeBlocked = (int)(_bestKey >> 32) == edges.BlockedCycle && _rows[_bestBank] >= 0;
        if (mayBeBlocked && edges.Blocks(_bestBank, _timing.SectionOf(_bestBank)))
            Keep(FindOneByOne(queue, kinds, from, edges));
    }

    private void Keep(long key)
    {
        _bestKey = key;
        if (key != long.MaxValue)
            _bestBank = _entries[_pool.SlotOf((int)key)].Bank;
    }

    private long FindOneByOne(RequestQueue queue, CandidateKinds kinds, int from, in EdgeRule edges)
    {
        long best = long.MaxValue;
        var occupied = queue.Occupied;
        for (int word = 0; word < occupied.Length; word++)
        {
            for (ulong bits = occupied[word]; bits != 0; bits &= bits - 1)
            {
                int bank = (word << 6) + BitOperations.TrailingZeroCount(bits);
                best = Math.Min(best, KeyAt(queue, bank, kinds, from, edges));
            }
        }

        return best;
    }

    /// <summary>The best candidate of a bank: cycle, then order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long KeyAt(RequestQueue queue, int bank, CandidateKinds kinds, int from, in EdgeRule edges)
    {
        long key = long.MaxValue;
        int section = _timing.SectionOf(bank);
        int hit = queue.HitOrders[bank];
        if (hit != RequestQueue.NoOrder && (kinds & CandidateKinds.Access) != 0)
            key = Key(Math.Max(from, _timing.Ready(queue.AccessClass, bank, section)) | edges.Access, hit);
        int order = queue.RowOrders[bank];
        return order == RequestQueue.NoOrder ? key : Math.Min(key, RowKey(bank, section, order, kinds, from, edges));
    }

    private long RowKey(int bank, int section, int order, CandidateKinds kinds, int from, in EdgeRule edges)
    {
        if (_rows[bank] == BankStates.Closed)
        {
            return (kinds & CandidateKinds.Activate) == 0
                ? long.MaxValue
                : Key(Math.Max(from, _timing.Ready(_activateClass, bank, section)) | edges.Activate, order);
        }

        if ((kinds & CandidateKinds.Precharge) == 0)
            return long.MaxValue;
        int ready = Math.Max(from, _timing.Ready(_prechargeClass, bank, section));
        if (ready == edges.BlockedCycle && edges.Blocks(bank, section))
            ready++;
        return Key(ready, order);
    }

    private static long Key(int cycle, int order) => ((long)cycle << 32) | (uint)order;

    private CandidateKind KindOf(QueueEntry* entry)
    {
        int row = _rows[entry->Bank];
        if (row == entry->Row)
            return CandidateKind.Access;
        return row == BankStates.Closed ? CandidateKind.Activate : CandidateKind.Precharge;
    }
}
