using System.Numerics;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>
/// Finds the request a queue would serve: the earliest cycle in which any may issue and, among those that may in that cycle, the oldest.
/// </summary>
internal sealed unsafe class CandidateSearch
{
    private readonly TimingState _timing;
    private readonly int _banksPerSection;
    private readonly int _activateClass;
    private readonly int _prechargeClass;

    public CandidateSearch(TimingTables tables, TimingState timing)
    {
        _timing = timing;
        _banksPerSection = tables.Hierarchy.BanksPerSection;
        _activateClass = tables.ClassOf[tables.Commands.FirstActivate];
        _prechargeClass = tables.ClassOf[tables.Commands.Precharge];
    }

    /// <summary>Searches a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="accessClass">Class of its accesses.</param>
    /// <param name="kinds">What may be chosen.</param>
    /// <param name="from">First cycle that counts.</param>
    /// <param name="edges">Cycles in which which kind may issue.</param>
    public Candidate Find(RequestQueue queue, int accessClass, CandidateKinds kinds, int from, in EdgeRule edges)
    {
        long best = long.MaxValue;
        var kind = CandidateKind.Access;
        int bestBank = -1;
        int* hits = queue.HitAges;
        int* activates = queue.ActivateAges;
        int* precharges = queue.PrechargeAges;
        int* accessLanes = _timing.LanesOf(accessClass);
        int* activateLanes = _timing.LanesOf(_activateClass);
        int* prechargeLanes = _timing.LanesOf(_prechargeClass);
        var occupied = queue.Occupied;
        for (int word = 0; word < occupied.Length; word++)
        {
            for (ulong bits = occupied[word]; bits != 0; bits &= bits - 1)
            {
                int bank = (word << 6) + BitOperations.TrailingZeroCount(bits);
                int* gates = _timing.GatesOf(bank / _banksPerSection);
                if (hits[bank] != RequestQueue.NoAge && (kinds & CandidateKinds.Access) != 0)
                {
                    long key = Key(Math.Max(from, Math.Max(gates[accessClass], accessLanes[bank])) | edges.Access, hits[bank]);
                    if (key < best)
                        (best, bestBank, kind) = (key, bank, CandidateKind.Access);
                }

                if (activates[bank] != RequestQueue.NoAge && (kinds & CandidateKinds.Activate) != 0)
                {
                    long key = Key(Math.Max(from, Math.Max(gates[_activateClass], activateLanes[bank])) | edges.Activate, activates[bank]);
                    if (key < best)
                        (best, bestBank, kind) = (key, bank, CandidateKind.Activate);
                }

                if (precharges[bank] != RequestQueue.NoAge && (kinds & CandidateKinds.Precharge) != 0)
                {
                    int ready = Math.Max(from, Math.Max(gates[_prechargeClass], prechargeLanes[bank]));
                    if (ready == edges.BlockedCycle && edges.Blocks(bank, bank / _banksPerSection))
                        ready++;
                    long key = Key(ready, precharges[bank]);
                    if (key < best)
                        (best, bestBank, kind) = (key, bank, CandidateKind.Precharge);
                }
            }
        }

        return new Candidate(bestBank < 0 ? Cycles.Never : (int)(best >> 32), kind, bestBank);
    }

    private static long Key(int cycle, int age) => ((long)cycle << 32) | (uint)age;
}
