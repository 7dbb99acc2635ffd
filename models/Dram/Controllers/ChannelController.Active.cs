using System.Runtime.CompilerServices;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>This part: the active buffer.</summary>
internal abstract unsafe partial class ChannelController
{
    private long _activeKey;
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
        return new Candidate((int)(_activeKey >> 32), CandidateKind.Access, _activeIndex);
    }

    /// <summary>
    /// With open rows nothing closes a bank under a request of the buffer: all need their access. Ready cycles only grow: while the one that was
    /// found keeps its own, no other overtakes it but those that came since.
    /// </summary>
    private void FindActiveAccess(int from, int edge)
    {
        bool stands = _activeChanges == Active.Changes && (int)(_activeKey >> 32) >= from && ActiveKey(_activeIndex, from, edge) == _activeKey;
        if (!stands)
        {
            _activeChanges = Active.Changes;
            _activeSeen = 0;
            _activeKey = long.MaxValue;
        }

        for (; _activeSeen < Active.Count; _activeSeen++)
        {
            long key = ActiveKey(_activeSeen, from, edge);
            if (key < _activeKey)
                (_activeKey, _activeIndex) = (key, _activeSeen);
        }
    }

    /// <summary>Cycle, then order of acceptance by cycles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long ActiveKey(int index, int from, int edge)
    {
        QueueEntry* entry = Entries + Active.First[index];
        int ready = Math.Max(from, Timing.ReadyAt(entry->Gate, entry->Lane)) | edge;
        return ((long)ready << 32) | (uint)(entry->Arrive - Cycles.Past);
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
        Active.Add(slot);
        Banks.CountActive(Entries[slot].Bank, 1);
        if (_closesRows)
            RenewAfterSurplus();
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
