using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>
/// One command a cycle; a row opens by two commands, the second before a deadline, and an access after a pause of the write clock needs a
/// synchronisation right before it (docs/dram-rules.md, "Split activation").
/// </summary>
internal sealed class SplitActivationController : ChannelController
{
    private readonly WriteClock _writeClock;
    private readonly int _deadline;
    private readonly int _guard;
    private readonly int _secondClass;
    private bool _isPending;
    private QueueEntry _pending;
    private int _pendingDeadline;
    private RequestQueue? _syncedQueue;
    private bool _isSynced;
    private int _syncedIndex;

    public SplitActivationController(ControllerParts parts)
        : base(parts)
    {
        var configuration = parts.Configuration;
        _writeClock = WriteClock.For(configuration);
        _deadline = configuration.Timing("nAAD");
        _guard = configuration.Standard == "LPDDR6" ? Math.Max(2, configuration.Timing("nCAS")) : 1;
        _secondClass = parts.Tables.ClassOf[Commands.Activate];
    }

    private CandidateKinds Kinds => _isPending ? CandidateKinds.Access | CandidateKinds.Precharge : CandidateKinds.All;

    public override int Waiting => base.Waiting + (_isPending ? 1 : 0);

    public override void Step(int limit)
    {
        int cycle = Now + 1;
        BeginCycle(cycle);
        if (_isSynced)
            StepSynced(cycle, limit);
        else if (_isPending && SecondReady(cycle) == cycle && _pendingDeadline <= cycle)
            IssueSecondAt(cycle);
        else
            StepNormal(cycle, limit);
    }

    public override void Rebase()
    {
        int by = Now & ~1;
        base.Rebase();
        _writeClock.Rebase(by);
        _pendingDeadline -= by;
        _pending.Arrive = Math.Max(Cycles.Past, _pending.Arrive - by);
    }

    protected override void IssueActivate(RequestQueue queue, int slot, int cycle)
    {
        ref var entry = ref queue[slot];
        IssueCommand(Commands.BeginActivate, ref entry, cycle);
        BeginPending(TakeFromQueue(queue, slot), cycle);
    }

    protected override void IssueActiveActivate(int index, int cycle)
    {
        IssueCommand(Commands.BeginActivate, ref Active[index], cycle);
        BeginPending(TakeFromActive(index), cycle);
    }

    private void BeginPending(in QueueEntry entry, int cycle)
    {
        _pending = entry;
        _isPending = true;
        _pendingDeadline = cycle + _deadline;
        SetRow(entry.Bank, BankStates.Activating);
    }

    private int SecondReady(int cycle) => Math.Max(cycle, Timing.Ready(_secondClass, _pending.Bank));

    private void IssueSecondAt(int cycle)
    {
        AdvanceClock(cycle);
        IssueCommand(Commands.Activate, ref _pending, cycle);
        _isPending = false;
        Promote(_pending);
        SetRow(_pending.Bank, _pending.Row);
    }

    /// <summary>After a synchronisation nothing issues before the access that it was for.</summary>
    private void StepSynced(int cycle, int limit)
    {
        ref var entry = ref (_syncedQueue is null ? ref Active[_syncedIndex] : ref _syncedQueue[_syncedIndex]);
        int next = Math.Max(cycle, Timing.Ready(entry.IsWrite ? WriteClass : ReadClass, entry.Bank));
        int quiet = next == cycle ? limit : QuietUntil(cycle, limit);
        AdvanceClock(Math.Min(next, quiet));
        if (next > quiet)
            return;
        _isSynced = false;
        _writeClock.Extend(next, entry.IsWrite);
        if (_syncedQueue is null)
            IssueActiveAccess(_syncedIndex, next, mayUpgrade: false);
        else
            IssueAccess(_syncedQueue, _syncedIndex, next, mayUpgrade: false);
    }

    private void StepNormal(int cycle, int limit)
    {
        var active = FindActive(cycle, Kinds, EdgeRule.Any);
        int headCommand = -1;
        var queue = Reads;
        var best = new Candidate(Cycles.Never, CandidateKind.Access, -1);
        if (active.Cycle != cycle && Maintenance.Count > 0)
        {
            headCommand = HeadCommand(cycle, out int ready);
            best = best with { Cycle = BlocksPending() ? Cycles.Never : ready };
        }
        else if (active.Cycle != cycle)
        {
            queue = ServedQueue(ref limit, cycle);
            best = Search.Find(queue, queue == Writes ? WriteClass : ReadClass, Kinds, cycle, EdgeRule.Any);
        }

        IssueEarliest(cycle, limit, active, headCommand, queue, best);
    }

    private RequestQueue ServedQueue(ref int limit, int cycle)
    {
        bool writing = Parts.Mode.Evaluate(Reads.Count, Writes.Count);
        if (Parts.Mode.Oscillates(Reads.Count, Writes.Count))
            limit = cycle;
        return writing ? Writes : Reads;
    }

    /// <summary>A precharge or refresh of the priority queue must not touch the bank between its two activation commands.</summary>
    private bool BlocksPending()
    {
        if (!_isPending)
            return false;
        ref readonly var head = ref Maintenance.Head;
        if (head.Bank >= 0)
            return head.Bank == _pending.Bank;
        return head.Section < 0 || head.Section == Parts.Tables.Hierarchy.SectionOf(_pending.Bank);
    }

    private void IssueEarliest(int cycle, int limit, in Candidate active, int headCommand, RequestQueue queue, in Candidate best)
    {
        int normal = Math.Min(active.Cycle, best.Cycle);
        int second = _isPending ? SecondReady(cycle) : Cycles.Never;
        int next = Math.Min(normal, second);
        int quiet = next == cycle ? limit : QuietUntil(cycle, limit);
        if (next > quiet)
        {
            AdvanceClock(quiet);
            return;
        }

        if (second < normal || (second == normal && _pendingDeadline <= next))
            IssueSecondAt(next);
        else if (active.Cycle == normal)
            IssueOrSynchronise(null, active, next);
        else if (headCommand >= 0)
            IssueHeadAt(headCommand, next);
        else
            IssueOrSynchronise(queue, best, next);
    }

    private void IssueHeadAt(int command, int cycle)
    {
        AdvanceClock(cycle);
        IssueHead(command, cycle);
    }

    /// <summary>Issues what a request needs; an access after a pause of the write clock is preceded by a synchronisation.</summary>
    private void IssueOrSynchronise(RequestQueue? queue, in Candidate candidate, int cycle)
    {
        if (candidate.Kind == CandidateKind.Access && _writeClock.NeedsSync(cycle))
        {
            Synchronise(queue, candidate, cycle);
            return;
        }

        AdvanceClock(cycle);
        if (candidate.Kind == CandidateKind.Access)
            _writeClock.Extend(cycle, queue is null ? Active[candidate.Bank].IsWrite : queue == Writes);
        if (queue is null)
            IssueActive(candidate, cycle);
        else
            IssueFromQueue(queue, candidate, cycle);
    }

    private void Synchronise(RequestQueue? queue, in Candidate candidate, int cycle)
    {
        if (_isPending && _pendingDeadline <= cycle + _guard)
        {
            IssueSecondAt(cycle);
            return;
        }

        AdvanceClock(cycle);
        int index = queue is null ? candidate.Bank : queue.HitSlot(candidate.Bank);
        ref var entry = ref (queue is null ? ref Active[index] : ref queue[index]);
        int command = entry.IsWrite ? Commands.SyncWrite : Commands.SyncRead;
        if (Timing.Ready(Parts.Tables.ClassOf[command], entry.Bank) > cycle)
            return;
        bool counted = entry.Counted;
        entry.Counted = true;
        IssueCommand(command, ref entry, cycle);
        entry.Counted = counted;
        (_isSynced, _syncedQueue, _syncedIndex) = (true, queue, index);
    }
}
