using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Streams;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>
/// One command a cycle; a row opens by two commands, the second before a deadline, and an access after a pause of the write clock needs a
/// synchronisation right before it (docs/dram-rules.md, "Split activation").
/// </summary>
internal sealed unsafe class SplitActivationController : ChannelController
{
    private const int Nothing = EntryPool.None;
    private readonly WriteClock _writeClock;
    private readonly int _deadline;
    private readonly int _guard;
    private readonly int _secondClass;

    /// <summary>Slot of the request between its two activation commands.</summary>
    private int _pending = Nothing;
    private int _pendingDeadline;

    /// <summary>Slot of the request that was synchronised for, and its queue (null: the active buffer, at that index).</summary>
    private int _synced = Nothing;
    private int _syncedIndex;
    private RequestQueue? _syncedQueue;

    public SplitActivationController(ControllerParts parts)
        : base(parts)
    {
        var configuration = parts.Configuration;
        _writeClock = WriteClock.For(configuration);
        _deadline = configuration.Timing("nAAD");
        _guard = configuration.Standard == "LPDDR6" ? Math.Max(2, configuration.Timing("nCAS")) : 1;
        _secondClass = ClassOf[Commands.Activate];
    }

    public override int Waiting => base.Waiting + (_pending != Nothing ? 1 : 0);

    public override void Step(int limit)
    {
        int cycle = Now + 1;
        BeginCycle(cycle);
        if (_synced != Nothing)
            StepSynced(cycle, limit);
        else if (_pending != Nothing && _pendingDeadline <= cycle && SecondReady(cycle) == cycle)
            IssueSecond(cycle, cycle, limit);
        else
            StepNormal(cycle, limit);
    }

    protected override void RebaseFamily(int by)
    {
        _writeClock.Rebase(by);
        _pendingDeadline -= by;
    }

    protected override void SnapshotFamily(ref SnapshotWriter writer, StreamFrame frame, long nextStep)
    {
        _writeClock.Snapshot(ref writer);
        writer.Add((_pending != Nothing ? 1 : 0) + (_synced != Nothing ? 2 : 0));
        if (_pending != Nothing)
        {
            SnapshotEntry(ref writer, frame, _pending, nextStep);
            writer.AddAge(_pendingDeadline);
        }

        if (_synced != Nothing)
        {
            writer.AddLong(nextStep - Entries[_synced].Tag);
            writer.Add(_syncedQueue is null ? _syncedIndex : -1);
        }
    }

    protected override bool IsBusy => _pending != Nothing || _synced != Nothing;

    protected override bool PrepareHit(int slot, int cycle)
    {
        if (_writeClock.NeedsSync(cycle))
            return false;
        _writeClock.Extend(cycle, Entries[slot].IsWrite);
        return true;
    }

    protected override int Apart => _pending;

    protected override void ReleaseFamily() => (_pending, _synced) = (Nothing, Nothing);

    protected override void RestoreFamily(ref SnapshotReader reader, StreamFrame frame, StreamLine line, long nextStep)
    {
        _writeClock.Restore(ref reader);
        int present = reader.Next();
        if ((present & 1) != 0)
        {
            _pending = RestoreEntry(ref reader, frame, line, nextStep);
            _pendingDeadline = reader.NextAge();
        }

        if ((present & 2) == 0)
            return;
        _synced = SlotOf(nextStep - reader.NextLong());
        _syncedIndex = reader.Next();
        _syncedQueue = _syncedIndex >= 0 ? null : Entries[_synced].IsWrite ? Writes : Reads;
    }

    protected override void MoveFamily(StreamFrame frame, DramStream stream, long steps)
    {
        if (_pending != Nothing)
            MoveEntry(_pending, stream, steps);
    }

    protected override void IssueActivate(RequestQueue queue, int slot, int cycle)
    {
        IssueCommand(Commands.BeginActivate, slot, cycle);
        TakeFromQueue(queue, slot);
        BeginPending(slot, cycle);
    }

    protected override void IssueActiveActivate(int index, int cycle)
    {
        IssueCommand(Commands.BeginActivate, Active.Slots[index], cycle);
        BeginPending(TakeFromActive(index), cycle);
    }

    private void BeginPending(int slot, int cycle)
    {
        _pending = slot;
        _pendingDeadline = cycle + _deadline;
        SetRow(Entries[slot].Bank, BankStates.Activating);
    }

    private int SecondReady(int cycle) => Math.Max(cycle, Timing.Ready(_secondClass, Entries[_pending].Bank, Entries[_pending].Section));

    private void IssueSecond(int cycle, int next, int limit)
    {
        if (!TryReach(cycle, next, limit))
            return;
        int slot = _pending;
        _pending = Nothing;
        IssueCommand(Commands.Activate, slot, next);
        AddToActive(slot);
        SetRow(Entries[slot].Bank, Entries[slot].Row);
    }

    /// <summary>After a synchronisation nothing issues before the access that it was for.</summary>
    private void StepSynced(int cycle, int limit)
    {
        QueueEntry* entry = Entries + _synced;
        int next = Math.Max(cycle, Timing.Ready(entry->IsWrite ? WriteClass : ReadClass, entry->Bank, entry->Section));
        if (!TryReach(cycle, next, limit))
            return;
        _writeClock.Extend(next, entry->IsWrite);
        if (_syncedQueue is null)
            IssueActiveAccess(_syncedIndex, next, mayUpgrade: false);
        else
            IssueAccess(_syncedQueue, _synced, next, mayUpgrade: false);
        _synced = Nothing;
    }

    private void StepNormal(int cycle, int limit)
    {
        var kinds = _pending != Nothing ? CandidateKinds.Access | CandidateKinds.Precharge : CandidateKinds.All;
        var active = FindActive(cycle, kinds, edge: 0);
        if (active.Cycle == cycle)
        {
            IssueEarliest(cycle, limit, active, null, Candidate.None);
        }
        else if (Maintenance.Count > 0)
        {
            StepWithMaintenance(cycle, limit, active);
        }
        else
        {
            var queue = ServedQueue(cycle, ref limit);
            var best = Search.Find(queue, kinds, cycle, EdgeRule.Any);
            IssueEarliest(cycle, limit, active, queue, best);
        }
    }

    private void StepWithMaintenance(int cycle, int limit, Candidate active)
    {
        int command = HeadCommand(cycle, out int ready);
        if (BlocksPending())
            ready = Cycles.Never;
        int second = _pending != Nothing ? SecondReady(cycle) : Cycles.Never;
        bool headIsFirst = ready < active.Cycle && (ready < second || (ready == second && _pendingDeadline > ready));
        if (!headIsFirst)
            IssueEarliest(cycle, limit, active, null, Candidate.None);
        else if (TryReach(cycle, ready, limit))
            IssueHead(command, ready);
    }

    /// <summary>A precharge or refresh of the priority queue must not touch the bank between its two activation commands.</summary>
    private bool BlocksPending()
    {
        if (_pending == Nothing)
            return false;
        ref readonly var head = ref Maintenance.Head;
        return head.Bank >= 0 ? head.Bank == Entries[_pending].Bank : head.Section == Entries[_pending].Section;
    }

    /// <summary>The active buffer goes before the queue; the second activation command fills the first cycle that is left, or meets its deadline.</summary>
    private void IssueEarliest(int cycle, int limit, Candidate active, RequestQueue? queue, Candidate best)
    {
        int normal = Math.Min(active.Cycle, best.Cycle);
        int second = _pending != Nothing ? SecondReady(cycle) : Cycles.Never;
        if (second < normal || (second == normal && _pending != Nothing && _pendingDeadline <= second))
            IssueSecond(cycle, second, limit);
        else if (!TryReach(cycle, normal, limit))
            return;
        else if (active.Cycle == normal)
            IssueOrSynchronise(null, active, normal);
        else
            IssueOrSynchronise(queue, best, normal);
    }

    /// <summary>Issues what a request needs; an access after a pause of the write clock is preceded by a synchronisation.</summary>
    private void IssueOrSynchronise(RequestQueue? queue, Candidate candidate, int cycle)
    {
        if (candidate.Kind == CandidateKind.Access)
        {
            int slot = queue is null ? Active.Slots[candidate.Place] : candidate.Place;
            if (_writeClock.NeedsSync(cycle))
            {
                Synchronise(queue, slot, candidate.Place, cycle);
                return;
            }

            _writeClock.Extend(cycle, Entries[slot].IsWrite);
        }

        if (queue is null)
            IssueActive(candidate, cycle);
        else
            IssueFromQueue(queue, candidate, cycle);
    }

    private void Synchronise(RequestQueue? queue, int slot, int index, int cycle)
    {
        if (_pending != Nothing && _pendingDeadline <= cycle + _guard)
        {
            IssueSecond(cycle, cycle, cycle);
            return;
        }

        QueueEntry* entry = Entries + slot;
        int command = entry->IsWrite ? Commands.SyncWrite : Commands.SyncRead;
        if (Timing.Ready(ClassOf[command], entry->Bank, entry->Section) > cycle)
            return;
        bool counted = entry->Counted;
        entry->Counted = true;
        IssueCommand(command, slot, cycle);
        entry->Counted = counted;
        (_synced, _syncedQueue, _syncedIndex) = (slot, queue, index);
    }
}
