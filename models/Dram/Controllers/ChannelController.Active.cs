using System.Runtime.CompilerServices;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>This part: the active buffer.</summary>
internal abstract unsafe partial class ChannelController
{
    // cycle relative to the first that counts | cycle of acceptance | place in the buffer
    private const int ActiveCycleShift = 41;
    private const int ActiveArriveShift = 10;
    private const int MostActive = 1 << ActiveArriveShift;
    private int _activeCycle;
    private int _activeIndex;
    private int _activeSeen;
    private int _activeChanges = -1;

    /// <summary>The request in the active buffer that may issue first: the one accepted first, then the one activated first.</summary>
    protected Candidate FindActive(int from, CandidateKinds kinds, int edge)
    {
        if (Active.Count == 0)
            return Candidate.None;
        if (_closesRows)
            return FindActiveInAnyState(from, kinds, edge);
        FindActiveAccess(from, edge);
        return new Candidate(_activeCycle, CandidateKind.Access, _activeIndex);
    }

    /// <summary>
    /// With open rows nothing closes a bank under a request of the buffer: all need their access. Ready cycles only grow: while the one that was
    /// found keeps its own, no other overtakes it but those that came since.
    /// </summary>
    private void FindActiveAccess(int from, int edge)
    {
        ulong best = ulong.MaxValue;
        bool stands = _activeChanges == Active.Changes && _activeCycle >= from;
        if (stands)
        {
            best = ActiveKey(_activeIndex, from, edge);
            stands = from + (int)(best >> ActiveCycleShift) == _activeCycle;
        }

        if (stands && _activeSeen == Active.Count)
            return;
        for (int i = stands ? _activeSeen : 0; i < Active.Count; i++)
            best = Math.Min(best, ActiveKey(i, from, edge));
        _activeChanges = Active.Changes;
        _activeSeen = Active.Count;
        _activeCycle = from + (int)(best >> ActiveCycleShift);
        _activeIndex = (int)best & (MostActive - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong ActiveKey(int index, int from, int edge)
    {
        QueueEntry* entry = Entries + Active.First[index];
        int wait = (Math.Max(from, Timing.ReadyAt(entry->Gate, entry->Lane)) | edge) - from;
        return ((ulong)(uint)wait << ActiveCycleShift) | ((ulong)(uint)(entry->Arrive - Cycles.Past) << ActiveArriveShift) | (uint)index;
    }

    private Candidate FindActiveInAnyState(int from, CandidateKinds kinds, int edge)
    {
        var slots = Active.Slots;
        int best = -1, bestCycle = Cycles.Never, bestArrive = 0;
        for (int i = 0; i < slots.Length; i++)
        {
            QueueEntry* entry = Entries + slots[i];
            int ready = Banks.Rows[entry->Bank] == entry->Row
                ? Timing.ReadyAt(entry->Gate, entry->Lane)
                : ReadyWithoutRow(entry, kinds);
            if (ready == Cycles.Never)
                continue;
            ready = Math.Max(ready, from) | edge;
            if (ready < bestCycle || (ready == bestCycle && entry->Arrive < bestArrive))
                (best, bestCycle, bestArrive) = (i, ready, entry->Arrive);
        }

        return best < 0 ? Candidate.None : new Candidate(bestCycle, KindOf(Entries + slots[best]), best);
    }

    /// <summary>Issues the command that a request in the active buffer needs.</summary>
    protected void IssueActive(Candidate candidate, int cycle)
    {
        switch (candidate.Kind)
        {
            case CandidateKind.Access:
                IssueActiveAccess(candidate.Place, cycle);
                break;
            case CandidateKind.Activate:
                IssueActiveActivate(candidate.Place, cycle);
                break;
            default:
                int slot = Active.Slots[candidate.Place];
                IssueCommand(Commands.Precharge, slot, cycle);
                SetRow(Entries[slot].Bank, BankStates.Closed);
                break;
        }
    }

    /// <summary>Issues the access of a request in the active buffer and completes it.</summary>
    protected void IssueActiveAccess(int index, int cycle, bool mayUpgrade = true)
    {
        int slot = Active.Slots[index];
        int bank = Entries[slot].Bank;
        bool closes = IssueAccessCommand(slot, cycle, mayUpgrade);
        Banks.CountActive(bank, -1);
        TakeFromActive(index);
        Complete(slot, cycle);
        AfterAccess(closes, bank);
    }

    /// <summary>
    /// Opens the row again for a request whose bank was closed under it. It enters the active buffer a second time and leaves its old place;
    /// the count of its bank keeps both (as in Ramulator).
    /// </summary>
    protected virtual void IssueActiveActivate(int index, int cycle)
    {
        int slot = Active.Slots[index];
        IssueCommand(Commands.Activate, slot, cycle);
        if (!Active.IsFull)
        {
            TakeFromActive(index);
            AddToActive(slot);
        }

        SetRow(Entries[slot].Bank, Entries[slot].Row);
    }

    /// <summary>Adds a request to the active buffer and counts it on its bank; the caller sets the bank's row, which renews its candidates.</summary>
    protected void AddToActive(int slot)
    {
        LocateAccess(Entries + slot);
        Active.Add(slot);
        Banks.CountActive(Entries[slot].Bank, 1);
        if (_closesRows)
            RenewAfterSurplus();
    }

    /// <summary>Notes where the timing state holds the earliest cycle of a request's access.</summary>
    private void LocateAccess(QueueEntry* entry)
    {
        int cls = entry->IsWrite ? WriteClass : ReadClass;
        entry->Gate = Timing.GateIndex(cls, entry->Section);
        entry->Lane = Timing.LaneIndex(cls, entry->Bank);
    }

    /// <summary>Removes a request from the active buffer without counting it out of its bank.</summary>
    protected int TakeFromActive(int index)
    {
        int slot = Active.RemoveAt(index);
        RenewProtection(Entries[slot].Bank);
        return slot;
    }

    /// <summary>A bank's count in the active buffer changed, or the buffer became empty: precharges become candidates or stop being it.</summary>
    private void RenewProtection(int bank)
    {
        Reads.Renew(bank);
        Writes.Renew(bank);
        if (_closesRows)
            RenewAfterSurplus();
    }

    /// <summary>Banks with a surplus count are protected while the buffer is not empty, whoever is in it.</summary>
    private void RenewAfterSurplus()
    {
        if (Active.Count > 1 || !Banks.HasSurplus(Active.Count))
            return;
        Reads.RenewAll();
        Writes.RenewAll();
    }

    private CandidateKind KindOf(QueueEntry* entry)
    {
        int row = Banks.Rows[entry->Bank];
        if (row == entry->Row)
            return CandidateKind.Access;
        return row == BankStates.Closed ? CandidateKind.Activate : CandidateKind.Precharge;
    }

    private int ReadyWithoutRow(QueueEntry* entry, CandidateKinds kinds)
    {
        int row = Banks.Rows[entry->Bank];
        if (row == BankStates.Closed && (kinds & CandidateKinds.Activate) != 0)
            return Timing.Ready(ClassOf[Commands.FirstActivate], entry->Bank, entry->Section);
        bool closes = row >= 0 && (kinds & CandidateKinds.Precharge) != 0 && MayClose(entry);
        return closes ? Timing.Ready(ClassOf[Commands.Precharge], entry->Bank, entry->Section) : Cycles.Never;
    }

    /// <summary>The scheduler's rule on closing rows holds among the requests of the active buffer too.</summary>
    private bool MayClose(QueueEntry* entry)
    {
        foreach (int slot in Active.Slots)
        {
            QueueEntry* other = Entries + slot;
            bool hits = other->Bank == entry->Bank && other->Row == Banks.Rows[other->Bank];
            if (hits && !Parts.Scheduler.MayClose(entry->Arrive, other->Arrive))
                return false;
        }

        return true;
    }
}
