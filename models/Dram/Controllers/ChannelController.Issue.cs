using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>This part: commands of queued requests and of the priority queue, and what follows from them.</summary>
internal abstract unsafe partial class ChannelController
{
    /// <summary>The command that the head of the priority queue needs, and the first cycle from one on in which it may issue.</summary>
    protected int HeadCommand(int from, out int cycle)
    {
        ref readonly var head = ref Maintenance.Head;
        int command = head.Command;
        if (command == Commands.RefreshAll && Banks.AnyOpen(head.Section))
            command = Commands.PrechargeAll;
        else if (command == Commands.RefreshBank && !Banks.IsClosed(head.Bank))
            command = Commands.Precharge;
        int cls = ClassOf[command];
        cycle = Math.Max(from, head.Bank >= 0 ? Timing.Ready(cls, head.Bank, head.Section) : Timing.GatesOf(head.Section)[cls]);
        bool isProtected = head.Bank >= 0 ? Banks.IsProtected(head.Bank) : Banks.IsAnyProtected(head.Section);
        if (isProtected && Commands.Semantics[command].Closes)
            cycle = Cycles.Never;
        return command;
    }

    /// <summary>Issues a command of the head of the priority queue; its last one removes it.</summary>
    protected void IssueHead(int command, int cycle)
    {
        var head = Maintenance.Head;
        if (head.Bank >= 0)
            Timing.Issue(command, head.Bank, head.Section, cycle);
        else
            Timing.IssueToSection(command, head.Section, cycle);
        _counters.Commands[command]++;
        if (Observer is not null)
            Record(command, cycle, head.Section, head.Bank, -1, -1, -1);
        if (Commands.Semantics[command].Closes)
            CloseBanks(head);
        if (command == head.Command)
            Maintenance.RemoveHead();
    }

    /// <summary>Issues the command that a queue's candidate needs.</summary>
    protected void IssueFromQueue(RequestQueue queue, Candidate candidate, int cycle)
    {
        switch (candidate.Kind)
        {
            case CandidateKind.Access:
                IssueAccess(queue, candidate.Place, cycle);
                break;
            case CandidateKind.Activate:
                IssueActivate(queue, candidate.Place, cycle);
                break;
            default:
                IssueCommand(Commands.Precharge, candidate.Place, cycle);
                SetRow(Entries[candidate.Place].Bank, BankStates.Closed);
                break;
        }
    }

    /// <summary>Opens the row of a request and moves it to the active buffer (where that is full it stays and becomes a hit).</summary>
    protected virtual void IssueActivate(RequestQueue queue, int slot, int cycle)
    {
        IssueCommand(Commands.Activate, slot, cycle);
        if (!Active.IsFull)
        {
            TakeFromQueue(queue, slot);
            AddToActive(slot);
        }

        SetRow(Entries[slot].Bank, Entries[slot].Row);
    }

    /// <summary>Issues the access of a queued request, in its closing form where the row policy wants that, and completes it.</summary>
    protected void IssueAccess(RequestQueue queue, int slot, int cycle, bool mayUpgrade = true)
    {
        int bank = Entries[slot].Bank;
        bool closes = IssueAccessCommand(slot, cycle, mayUpgrade);
        TakeFromQueue(queue, slot);
        Complete(slot, cycle);
        queue.Renew(bank);
        AfterAccess(closes, bank);
    }

    /// <summary>Issues a command for a request: timing, counts, observer.</summary>
    protected void IssueCommand(int command, int slot, int cycle)
    {
        QueueEntry* entry = Entries + slot;
        Timing.Issue(command, entry->Bank, entry->Section, cycle);
        if (!entry->Counted)
            CountRowState(command, entry);
        _counters.Commands[command]++;
        if (Observer is not null)
            Record(command, cycle, entry->Section, entry->Bank, entry->Row, entry->Column, entry->IsWrite ? 1 : 0);
    }

    /// <summary>Removes a request from a queue (and its address from forwarding); the caller renews the bank's candidates.</summary>
    protected void TakeFromQueue(RequestQueue queue, int slot)
    {
        queue.Remove(slot);
        if (Entries[slot].IsWrite)
            _writeAddresses.Remove(Entries[slot].Address);
    }

    /// <summary>Changes the open row of a bank and renews all that depends on it.</summary>
    protected void SetRow(int bank, int row)
    {
        Banks.SetRow(bank, row);
        Reads.RowChanged(bank);
        Writes.RowChanged(bank);
        if (_closesRows && row == BankStates.Closed)
            _rowPolicy.OnClose(bank);
    }

    /// <summary>Issues a read or write command; true if it closes the row.</summary>
    private bool IssueAccessCommand(int slot, int cycle, bool mayUpgrade)
    {
        int plain = Entries[slot].IsWrite ? Commands.Write : Commands.Read;
        int command = _closesRows && mayUpgrade ? _rowPolicy.Upgrade(plain, Entries[slot].Bank, cycle) : plain;
        IssueCommand(command, slot, cycle);
        return command != plain;
    }

    private void AfterAccess(bool closes, int bank)
    {
        if (closes)
            SetRow(bank, BankStates.Closed);
        else if (_closesRows)
            _rowPolicy.OnAccess(bank);
    }

    private void CloseBanks(in MaintenanceRequest head)
    {
        int banks = Parts.Tables.Hierarchy.BanksPerSection;
        int first = head.Bank >= 0 ? head.Bank : head.Section * banks;
        int last = head.Bank >= 0 ? head.Bank : first + banks - 1;
        for (int bank = first; bank <= last; bank++)
            SetRow(bank, BankStates.Closed);
    }

    private void CountRowState(int command, QueueEntry* entry)
    {
        entry->Counted = true;
        if (Commands.Semantics[command].Accesses)
            CountHit(entry->IsWrite);
        else if (command == Commands.Precharge)
            CountConflict(entry->IsWrite);
        else
            CountMiss(entry->IsWrite);
    }

    private void CountHit(bool write)
    {
        if (write)
            _counters.WriteRowHits++;
        else
            _counters.ReadRowHits++;
    }

    private void CountConflict(bool write)
    {
        if (write)
            _counters.WriteRowConflicts++;
        else
            _counters.ReadRowConflicts++;
    }

    private void CountMiss(bool write)
    {
        if (write)
            _counters.WriteRowMisses++;
        else
            _counters.ReadRowMisses++;
    }

    private void Record(int command, int cycle, int section, int bank, int row, int column, int kind) =>
        Observer!.OnCommand(new DramCommandRecord(Epoch + cycle, command, _sectionLevel == 0 ? -1 : section, bank, row, column, kind));
}
