using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>
/// Finds the request a queue would serve: the earliest cycle in which any may issue and, among those that may in that cycle, the oldest.
/// Few banks are visited one by one; many are compared sixteen at a time.
/// </summary>
internal sealed unsafe class CandidateSearch
{
    private const int FewBanks = 4;
    private static readonly Candidate _nothing = new(Cycles.Never, CandidateKind.Access, -1);
    private readonly TimingState _timing;
    private readonly PinnedInts _scratch;
    private readonly int _banks;
    private readonly int _banksPerSection;
    private readonly int _stride;
    private readonly int _activateClass;
    private readonly int _prechargeClass;
    private readonly bool _byVector;

    public CandidateSearch(TimingTables tables, TimingState timing)
    {
        _timing = timing;
        _banks = tables.Hierarchy.Banks;
        _banksPerSection = tables.Hierarchy.BanksPerSection;
        _stride = tables.LaneStride;
        _scratch = new PinnedInts(3 * _stride, Cycles.Never);
        _activateClass = tables.ClassOf[tables.Commands.FirstActivate];
        _prechargeClass = tables.ClassOf[tables.Commands.Precharge];
        _byVector = _banksPerSection % Vector512<int>.Count == 0;
    }

    /// <summary>Searches a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="accessClass">Class of its accesses.</param>
    /// <param name="kinds">What may be chosen.</param>
    /// <param name="from">First cycle that counts.</param>
    /// <param name="edges">Cycles in which which kind may issue.</param>
    public Candidate Find(RequestQueue queue, int accessClass, CandidateKinds kinds, int from, in EdgeRule edges)
    {
        if (queue.HitBanks == 0)
            kinds &= ~CandidateKinds.Access;
        if (queue.ActivateBanks == 0)
            kinds &= ~CandidateKinds.Activate;
        if (queue.PrechargeBanks == 0)
            kinds &= ~CandidateKinds.Precharge;
        if (kinds == CandidateKinds.None)
            return _nothing;
        if (queue.OccupiedBanks <= FewBanks || !_byVector)
            return FindOneByOne(queue, accessClass, kinds, from, edges);
        var found = FindByVector(queue, accessClass, kinds, from, edges);
        bool mayBeBlocked = found.Kind == CandidateKind.Precharge && found.Cycle == edges.BlockedCycle;
        return mayBeBlocked && edges.Blocks(found.Bank, found.Bank / _banksPerSection)
            ? FindOneByOne(queue, accessClass, kinds, from, edges)
            : found;
    }

    private Candidate FindOneByOne(RequestQueue queue, int accessClass, CandidateKinds kinds, int from, in EdgeRule edges)
    {
        long best = long.MaxValue;
        var kind = CandidateKind.Access;
        int bestBank = -1;
        for (int word = 0; word < queue.Occupied.Length; word++)
        {
            for (ulong bits = queue.Occupied[word]; bits != 0; bits &= bits - 1)
            {
                int bank = (word << 6) + BitOperations.TrailingZeroCount(bits);
                int section = bank / _banksPerSection;
                int age = queue.HitAges[bank];
                if (age != RequestQueue.NoAge && (kinds & CandidateKinds.Access) != 0)
                {
                    long key = Key(Math.Max(from, _timing.Ready(accessClass, bank, section)) | edges.Access, age);
                    if (key < best)
                        (best, bestBank, kind) = (key, bank, CandidateKind.Access);
                }

                age = queue.ActivateAges[bank];
                if (age != RequestQueue.NoAge && (kinds & CandidateKinds.Activate) != 0)
                {
                    long key = Key(Math.Max(from, _timing.Ready(_activateClass, bank, section)) | edges.Activate, age);
                    if (key < best)
                        (best, bestBank, kind) = (key, bank, CandidateKind.Activate);
                }

                age = queue.PrechargeAges[bank];
                if (age != RequestQueue.NoAge && (kinds & CandidateKinds.Precharge) != 0)
                {
                    int ready = Math.Max(from, _timing.Ready(_prechargeClass, bank, section));
                    if (ready == edges.BlockedCycle && edges.Blocks(bank, section))
                        ready++;
                    long key = Key(ready, age);
                    if (key < best)
                        (best, bestBank, kind) = (key, bank, CandidateKind.Precharge);
                }
            }
        }

        return bestBank < 0 ? _nothing : new Candidate((int)(best >> 32), kind, bestBank);
    }

    private static long Key(int cycle, int age) => ((long)cycle << 32) | (uint)age;

    private Candidate FindByVector(RequestQueue queue, int accessClass, CandidateKinds kinds, int from, in EdgeRule edges)
    {
        var earliest = Vector512.Create(Cycles.Never);
        if ((kinds & CandidateKinds.Access) != 0)
            earliest = Earliest(earliest, CandidateKind.Access, queue.HitAges, accessClass, from, edges.Access);
        if ((kinds & CandidateKinds.Activate) != 0)
            earliest = Earliest(earliest, CandidateKind.Activate, queue.ActivateAges, _activateClass, from, edges.Activate);
        if ((kinds & CandidateKinds.Precharge) != 0)
            earliest = Earliest(earliest, CandidateKind.Precharge, queue.PrechargeAges, _prechargeClass, from, 0);
        int cycle = Least(earliest);
        return cycle == Cycles.Never ? _nothing : OldestAt(queue, kinds, cycle);
    }

    private Candidate OldestAt(RequestQueue queue, CandidateKinds kinds, int cycle)
    {
        var oldest = Vector512.Create(RequestQueue.NoAge);
        if ((kinds & CandidateKinds.Access) != 0)
            oldest = Oldest(oldest, CandidateKind.Access, queue.HitAges, cycle);
        if ((kinds & CandidateKinds.Activate) != 0)
            oldest = Oldest(oldest, CandidateKind.Activate, queue.ActivateAges, cycle);
        if ((kinds & CandidateKinds.Precharge) != 0)
            oldest = Oldest(oldest, CandidateKind.Precharge, queue.PrechargeAges, cycle);
        // the ages of all kinds lie one behind the other, and no two are equal
        int index = IndexOf(queue.HitAges, Least(oldest));
        return new Candidate(cycle, (CandidateKind)(index / _stride), index % _stride);
    }

    /// <summary>The earliest cycle of a kind, lane by lane; leaves the cycle of each bank in the scratch space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<int> Earliest(Vector512<int> earliest, CandidateKind kind, int* ages, int cls, int from, int edge)
    {
        int* scratch = _scratch.Pointer + (int)kind * _stride;
        int* lanes = _timing.LanesOf(cls);
        var never = Vector512.Create(Cycles.Never);
        var edges = Vector512.Create(edge);
        for (int start = 0; start < _banks; start += _banksPerSection)
        {
            var gate = Vector512.Create(Math.Max(from, _timing.GatesOf(start / _banksPerSection)[cls]));
            for (int bank = start; bank < start + _banksPerSection; bank += Vector512<int>.Count)
            {
                // NoAge equals Never, so a bank without candidate becomes Never
                var absent = Vector512.Equals(Vector512.Load(ages + bank), never) & never;
                var ready = Vector512.Max(Vector512.Max(Vector512.Load(lanes + bank), gate), absent) | edges;
                ready.Store(scratch + bank);
                earliest = Vector512.Min(earliest, ready);
            }
        }

        return earliest;
    }

    /// <summary>The oldest of a kind among the banks that may issue by a cycle, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<int> Oldest(Vector512<int> oldest, CandidateKind kind, int* ages, int cycle)
    {
        int* scratch = _scratch.Pointer + (int)kind * _stride;
        var limit = Vector512.Create(cycle);
        var none = Vector512.Create(RequestQueue.NoAge);
        for (int bank = 0; bank < _banks; bank += Vector512<int>.Count)
        {
            var late = Vector512.GreaterThan(Vector512.Load(scratch + bank), limit) & none;
            oldest = Vector512.Min(oldest, Vector512.Max(Vector512.Load(ages + bank), late));
        }

        return oldest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IndexOf(int* values, int value)
    {
        var wanted = Vector512.Create(value);
        for (int start = 0; ; start += Vector512<int>.Count)
        {
            ulong equal = Vector512.Equals(Vector512.Load(values + start), wanted).ExtractMostSignificantBits();
            if (equal != 0)
                return start + BitOperations.TrailingZeroCount(equal);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Least(Vector512<int> values)
    {
        var eight = Vector256.Min(values.GetLower(), values.GetUpper());
        var four = Vector128.Min(eight.GetLower(), eight.GetUpper());
        var two = Vector128.Min(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Min(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }
}
