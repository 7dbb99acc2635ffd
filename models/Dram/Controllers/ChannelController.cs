using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Refresh;
using Tlm.Models.Dram.RowPolicies;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>
/// What all controller families share: accepting requests, issuing commands and what follows from them. A family decides in
/// <see cref="Step"/> which command issues when. Cycles are relative to the channel's epoch.
/// </summary>
internal abstract class ChannelController
{
    private readonly AddressFilter _writeAddresses = new();
    private int _lastReadCompletion = Cycles.Past;

    protected ChannelController(ControllerParts parts)
    {
        Parts = parts;
        Commands = parts.Tables.Commands;
        Search = new CandidateSearch(parts.Tables, parts.Timing);
        ReadClass = parts.Tables.ClassOf[Commands.Read];
        WriteClass = parts.Tables.ClassOf[Commands.Write];
    }

    /// <summary>The last cycle that has been simulated.</summary>
    public int Now { get; private set; }

    /// <summary>Cycle number of the epoch.</summary>
    public long Epoch { get; private set; }

    /// <summary>Takes accepts and completions during an advance.</summary>
    public DramReport Report { get; set; } = null!;

    /// <summary>Sees every command, if set.</summary>
    public IDramCommandObserver? Observer { get; set; }

    public ControllerParts Parts { get; }

    /// <summary>Requests accepted whose last command has not issued yet.</summary>
    public virtual int Waiting => Reads.Count + Writes.Count + Active.Count;

    protected CommandTable Commands { get; }

    protected CandidateSearch Search { get; }

    protected int ReadClass { get; }

    protected int WriteClass { get; }

    protected RequestQueue Reads => Parts.Reads;

    protected RequestQueue Writes => Parts.Writes;

    protected ActiveBuffer Active => Parts.Active;

    protected BankStates Banks => Parts.Banks;

    protected TimingState Timing => Parts.Timing;

    protected MaintenanceQueue Maintenance => Parts.Maintenance;

    protected RefreshManager Refresh => Parts.Refresh;

    protected RowPolicy RowPolicy => Parts.RowPolicy;

    /// <summary>Advances to the next cycle in which something issues, but not beyond the limit.</summary>
    public abstract void Step(int limit);

    /// <summary>Offers a request after the commands of the present cycle; false if its queue is full.</summary>
    public bool Offer(in QueueEntry request) => request.IsWrite ? OfferWrite(request) : OfferRead(request);

    /// <summary>Moves the epoch forward so that cycle numbers stay small; by an even number, to keep the clock edges.</summary>
    public virtual void Rebase()
    {
        int by = Now & ~1;
        Epoch += by;
        Now -= by;
        _lastReadCompletion = Math.Max(Cycles.Past, _lastReadCompletion - by);
        Timing.Rebase(by);
        Reads.Rebase(by);
        Writes.Rebase(by);
        Active.Rebase(by);
        Refresh.Rebase(by);
        Reads.RebaseAges();
        Writes.RebaseAges();
    }

    /// <summary>Puts refreshes and injected precharges of a cycle into the priority queue; its length counts from the next cycle on.</summary>
    protected void BeginCycle(int cycle)
    {
        int before = Maintenance.Count;
        if (Refresh.Due == cycle)
            Refresh.Push(cycle, Maintenance);
        RowPolicy.Inject(cycle);
        Parts.Counters.PriorityQueueCycles -= Maintenance.Count - before;
    }

    /// <summary>The last cycle up to which nothing enters the priority queue and the limit is kept.</summary>
    protected int QuietUntil(int cycle, int limit) =>
        Math.Min(limit, Math.Min(Refresh.Due, RowPolicy.NextInjection(cycle + 1)) - 1);

    /// <summary>Moves the clock to a cycle; nothing issues and no queue changes before it.</summary>
    protected void AdvanceClock(int cycle)
    {
        int cycles = cycle - Now;
        Now = cycle;
        Parts.Counters.ReadQueueCycles += (long)cycles * Reads.Count;
        Parts.Counters.WriteQueueCycles += (long)cycles * Writes.Count;
        Parts.Counters.PriorityQueueCycles += (long)cycles * Maintenance.Count;
    }

    /// <summary>The command that the head of the priority queue needs, and the first cycle from one on in which it may issue.</summary>
    protected int HeadCommand(int from, out int cycle)
    {
        ref readonly var head = ref Maintenance.Head;
        int command = head.Command;
        if (command == Commands.RefreshAll && Banks.AnyOpen(head.Section))
            command = Commands.PrechargeAll;
        else if (command == Commands.RefreshBank && !Banks.IsClosed(head.Bank))
            command = Commands.Precharge;
        int cls = Parts.Tables.ClassOf[command];
        if (head.Bank >= 0)
            cycle = Math.Max(from, Timing.Ready(cls, head.Bank));
        else
            cycle = Math.Max(from, Timing.ReadyInScope(cls, head.Section));
        if (Commands.Semantics[command].Closes && IsProtected(head))
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
            Timing.IssueToScope(command, head.Section, cycle);
        Record(command, cycle, head.Section, head.Bank, -1, -1, -1);
        if (Commands.Semantics[command].Closes)
            CloseBanks(head);
        if (command == head.Command)
            Maintenance.RemoveHead();
    }

    /// <summary>Issues the command that a queue's candidate needs.</summary>
    protected void IssueFromQueue(RequestQueue queue, in Candidate candidate, int cycle)
    {
        int slot = candidate.Kind == CandidateKind.Access ? queue.HitSlot(candidate.Bank) : queue.RowSlot(candidate.Bank);
        switch (candidate.Kind)
        {
            case CandidateKind.Access:
                IssueAccess(queue, slot, cycle);
                break;
            case CandidateKind.Activate:
                IssueActivate(queue, slot, cycle);
                break;
            default:
                ref var entry = ref queue[slot];
                IssueCommand(Commands.Precharge, ref entry, cycle);
                SetRow(entry.Bank, BankStates.Closed);
                break;
        }
    }

    /// <summary>Opens the row of a request and moves it to the active buffer.</summary>
    protected virtual void IssueActivate(RequestQueue queue, int slot, int cycle)
    {
        ref var entry = ref queue[slot];
        IssueCommand(Commands.Activate, ref entry, cycle);
        if (!Active.IsFull)
            Promote(TakeFromQueue(queue, slot));
        SetRow(entry.Bank, entry.Row);
    }

    /// <summary>Issues the access of a queued request, in its closing form where the row policy wants that, and completes it.</summary>
    protected void IssueAccess(RequestQueue queue, int slot, int cycle, bool mayUpgrade = true)
    {
        ref var entry = ref queue[slot];
        int command = AccessCommand(entry, cycle, mayUpgrade);
        IssueCommand(command, ref entry, cycle);
        var served = TakeFromQueue(queue, slot);
        Complete(served, cycle);
        AfterAccess(command, served.Bank);
        queue.Renew(served.Bank);
    }

    /// <summary>Issues the command that a request in the active buffer needs.</summary>
    protected void IssueActive(in Candidate candidate, int cycle)
    {
        ref var entry = ref Active[candidate.Bank];
        switch (candidate.Kind)
        {
            case CandidateKind.Access:
                IssueActiveAccess(candidate.Bank, cycle);
                break;
            case CandidateKind.Activate:
                IssueActiveActivate(candidate.Bank, cycle);
                break;
            default:
                IssueCommand(Commands.Precharge, ref entry, cycle);
                SetRow(entry.Bank, BankStates.Closed);
                break;
        }
    }

    /// <summary>
    /// Opens the row again for a request whose bank was closed under it. It enters the active buffer a second time and leaves its old place;
    /// the count of its bank keeps both (as in Ramulator).
    /// </summary>
    protected virtual void IssueActiveActivate(int index, int cycle)
    {
        var entry = Active[index];
        IssueCommand(Commands.Activate, ref entry, cycle);
        if (!Active.IsFull)
            Promote(TakeFromActive(index));
        SetRow(entry.Bank, entry.Row);
    }

    /// <summary>Issues the access of a request in the active buffer and completes it.</summary>
    protected void IssueActiveAccess(int index, int cycle, bool mayUpgrade = true)
    {
        var entry = Active[index];
        int command = AccessCommand(entry, cycle, mayUpgrade);
        IssueCommand(command, ref entry, cycle);
        Banks.CountActive(entry.Bank, -1);
        TakeFromActive(index);
        Complete(entry, cycle);
        AfterAccess(command, entry.Bank);
    }

    /// <summary>Issues a command for a request: timing, counts, observer.</summary>
    protected void IssueCommand(int command, ref QueueEntry entry, int cycle)
    {
        int section = entry.Bank / Parts.Tables.Hierarchy.BanksPerSection;
        Timing.Issue(command, entry.Bank, section, cycle);
        if (!entry.Counted)
            CountRowState(command, ref entry);
        Record(command, cycle, section, entry.Bank, entry.Row, entry.Column, entry.IsWrite ? 1 : 0);
    }

    /// <summary>Adds a request to the active buffer.</summary>
    protected void Promote(in QueueEntry entry)
    {
        Active.Add(entry);
        Banks.CountActive(entry.Bank, 1);
        RenewProtection(entry.Bank);
    }

    /// <summary>Removes a request from the active buffer without counting it out of its bank.</summary>
    protected QueueEntry TakeFromActive(int index)
    {
        var entry = Active[index];
        Active.RemoveAt(index);
        RenewProtection(entry.Bank);
        return entry;
    }

    /// <summary>Removes a request from a queue (and its address from forwarding); the caller renews the bank's candidates.</summary>
    protected QueueEntry TakeFromQueue(RequestQueue queue, int slot)
    {
        var entry = queue[slot];
        queue.Remove(slot);
        if (entry.IsWrite)
            _writeAddresses.Remove(entry.Address);
        return entry;
    }

    /// <summary>Changes the open row of a bank and renews all that depends on it.</summary>
    protected void SetRow(int bank, int row)
    {
        Banks.SetRow(bank, row);
        Reads.RowChanged(bank);
        Writes.RowChanged(bank);
        if (row == BankStates.Closed)
            RowPolicy.OnClose(bank);
    }

    /// <summary>The request in the active buffer that may issue first: the one accepted first, then the one activated first.</summary>
    protected Candidate FindActive(int from, CandidateKinds kinds, in EdgeRule edges)
    {
        var best = new Candidate(Cycles.Never, CandidateKind.Access, -1);
        var entries = Active.Entries;
        for (int i = 0; i < entries.Length; i++)
        {
            int cycle = ActiveReady(i, entries, kinds, out var kind);
            if (cycle == Cycles.Never)
                continue;
            cycle = Math.Max(cycle, from) | edges.Access;
            if (cycle < best.Cycle || (cycle == best.Cycle && entries[i].Arrive < entries[best.Bank].Arrive))
                best = new Candidate(cycle, kind, i);
        }

        return best;
    }

    private int ActiveReady(int index, ReadOnlySpan<QueueEntry> entries, CandidateKinds kinds, out CandidateKind kind)
    {
        ref readonly var entry = ref entries[index];
        int row = Banks.RowSpan[entry.Bank];
        kind = CandidateKind.Access;
        if (row == entry.Row)
            return (kinds & CandidateKinds.Access) != 0 ? Timing.Ready(entry.IsWrite ? WriteClass : ReadClass, entry.Bank) : Cycles.Never;
        kind = row == BankStates.Closed ? CandidateKind.Activate : CandidateKind.Precharge;
        if (row == BankStates.Activating)
            return Cycles.Never;
        if (kind == CandidateKind.Activate)
            return (kinds & CandidateKinds.Activate) != 0 ? Timing.Ready(Parts.Tables.ClassOf[Commands.FirstActivate], entry.Bank) : Cycles.Never;
        return (kinds & CandidateKinds.Precharge) != 0 && MayCloseForActive(index, entries)
            ? Timing.Ready(Parts.Tables.ClassOf[Commands.Precharge], entry.Bank)
            : Cycles.Never;
    }

    private bool MayCloseForActive(int index, ReadOnlySpan<QueueEntry> entries)
    {
        foreach (ref readonly var other in entries)
        {
            bool hits = other.Bank == entries[index].Bank && other.Row == Banks.RowSpan[other.Bank];
            if (hits && !Parts.Scheduler.MayClose(entries[index].Arrive, other.Arrive))
                return false;
        }

        return true;
    }

    private bool OfferRead(in QueueEntry request)
    {
        if (_writeAddresses.MayContain(request.Address) && Writes.Contains(request.Address))
        {
            Parts.Counters.ReadsForwarded++;
            Accept(request);
            CompleteRead(request, Now, Now + 1);
            return true;
        }

        if (Reads.IsFull)
            return false;
        Enqueue(Reads, request);
        return true;
    }

    private bool OfferWrite(in QueueEntry request)
    {
        if (_writeAddresses.MayContain(request.Address) && Writes.Contains(request.Address))
        {
            Parts.Counters.WritesCoalesced++;
            Accept(request);
            Report.Complete(request.Tag, Epoch + Now);
            return true;
        }

        if (Writes.IsFull)
            return false;
        _writeAddresses.Add(request.Address);
        Enqueue(Writes, request);
        return true;
    }

    private void Enqueue(RequestQueue queue, QueueEntry request)
    {
        request.Arrive = Now;
        queue.Add(request);
        Accept(request);
    }

    private void Accept(in QueueEntry request)
    {
        if (request.IsWrite)
            Parts.Counters.WritesAccepted++;
        else
            Parts.Counters.ReadsAccepted++;
        Report.Accept(request.Tag, Epoch + Now);
    }

    private void Complete(in QueueEntry request, int cycle)
    {
        if (request.IsWrite)
            Report.Complete(request.Tag, Epoch + cycle);
        else
            CompleteRead(request, request.Arrive, cycle + Parts.Configuration.ReadLatency);
    }

    private void CompleteRead(in QueueEntry request, int arrive, int cycle)
    {
        _lastReadCompletion = Math.Max(_lastReadCompletion, cycle);
        Parts.Counters.ReadLatencyCycles += cycle - arrive;
        Report.Complete(request.Tag, Epoch + _lastReadCompletion);
    }

    private int AccessCommand(in QueueEntry entry, int cycle, bool mayUpgrade)
    {
        int command = entry.IsWrite ? Commands.Write : Commands.Read;
        return mayUpgrade ? RowPolicy.Upgrade(command, entry.Bank, cycle) : command;
    }

    private void AfterAccess(int command, int bank)
    {
        if (Commands.Semantics[command].Closes)
            SetRow(bank, BankStates.Closed);
        else
            RowPolicy.OnAccess(bank);
    }

    /// <summary>A bank's count in the active buffer changed, or the buffer became empty or not: precharges become candidates or stop being it.</summary>
    private void RenewProtection(int bank)
    {
        if (Active.Count <= 1 && Banks.HasSurplus(Active.Count))
        {
            Reads.RenewAll();
            Writes.RenewAll();
            return;
        }

        Reads.Renew(bank);
        Writes.Renew(bank);
    }

    private void CloseBanks(in MaintenanceRequest head)
    {
        int banks = Parts.Tables.Hierarchy.BanksPerSection;
        int first = head.Bank >= 0 ? head.Bank : Math.Max(head.Section, 0) * banks;
        int last = head.Bank >= 0 ? head.Bank : head.Section >= 0 ? first + banks - 1 : Parts.Tables.Hierarchy.Banks - 1;
        for (int bank = first; bank <= last; bank++)
            SetRow(bank, BankStates.Closed);
    }

    private bool IsProtected(in MaintenanceRequest head) =>
        head.Bank >= 0 ? Banks.IsProtected(head.Bank) : Banks.IsAnyProtected(head.Section);

    private void CountRowState(int command, ref QueueEntry entry)
    {
        entry.Counted = true;
        var counters = Parts.Counters;
        bool hit = Commands.Semantics[command].Accesses;
        bool conflict = command == Commands.Precharge;
        if (entry.IsWrite)
        {
            counters.WriteRowHits += hit ? 1 : 0;
            counters.WriteRowConflicts += conflict ? 1 : 0;
            counters.WriteRowMisses += hit || conflict ? 0 : 1;
        }
        else
        {
            counters.ReadRowHits += hit ? 1 : 0;
            counters.ReadRowConflicts += conflict ? 1 : 0;
            counters.ReadRowMisses += hit || conflict ? 0 : 1;
        }
    }

    private void Record(int command, int cycle, int section, int bank, int row, int column, int kind)
    {
        Parts.Counters.Commands[command]++;
        Observer?.OnCommand(new DramCommandRecord(Epoch + cycle, command, section, bank, row, column, kind));
    }
}
