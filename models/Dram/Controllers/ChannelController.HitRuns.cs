using System.Numerics;
using System.Runtime.CompilerServices;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>
/// This part: runs of row hits. While all that can issue are accesses of the served queue to rows that are open, a cycle needs no look at
/// the active buffer, the priority queue and the banks that wait for a row. Ready cycles only grow, so what those need is known to be later
/// than a cycle that is found once; the run ends there, or as soon as the banks with candidates change.
/// </summary>
internal abstract unsafe partial class ChannelController
{
    private const int MostRowBanks = 2;
    private readonly HitRun _hits;
    private RequestQueue _hitQueue = null!;
    private int _hitShape;
    private int _hitCommand;

    /// <summary>Begins a run of row hits.</summary>
    /// <returns>The last cycle in which nothing but row hits may issue; the present one if there is no run.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int BeginHits()
    {
        var queue = Mode.Writing ? Writes : Reads;
        bool mayRun = queue.HitBanks > 0 && queue.HitBanks <= HitRun.MostBanks && queue.RowBanks <= MostRowBanks
            && Maintenance.Count == 0 && !_closesRows && !Mode.MayOscillate;
        return mayRun ? BeginHitsOf(queue) : Now;
    }

    /// <summary>Issues the next access of a run, if it comes no later than a cycle.</summary>
    /// <param name="until">Last cycle in which it may issue.</param>
    /// <returns>False: nothing was issued and the clock stands where it stood.</returns>
    public bool TryIssueHit(int until)
    {
        int cycle = Now + 1;
        var queue = _hitQueue;
        if (cycle > until || !GoesOn())
            return false;
        int place = _hits.Oldest(queue.HitOrders, cycle, AccessEdge, out int next, out int order);
        int slot = _pool.SlotOf(order);
        if (next > until || !PrepareHit(slot, next))
            return false;
        AdvanceClock(next);
        _hits.Issue(place, next);
        IssueHit(queue, slot, next);
        AfterHit(next);
        return true;
    }

    /// <summary>Ends a run: what its accesses impose on others takes effect.</summary>
    public void EndHits()
    {
        if (_hits.Issued == 0)
            return;
        _counters.Commands[_hitCommand] += _hits.Issued;
        _hits.End(_hitCommand);
    }

    /// <summary>Something of the family's own may issue at any time.</summary>
    protected virtual bool IsBusy => false;

    /// <summary>Clock edges on which accesses issue: 1 = odd cycles only.</summary>
    protected virtual int AccessEdge => 0;

    /// <summary>Readies the family for an access in a cycle; false if something has to issue before it.</summary>
    protected virtual bool PrepareHit(int slot, int cycle) => true;

    /// <summary>An access of a run was issued: a second bus may have something for the same cycle.</summary>
    protected virtual void AfterHit(int cycle)
    {
    }

    /// <summary>The same queue is served and the same banks have candidates as when the run began; renews the mode.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected bool GoesOn() => _hitQueue.Shape == _hitShape && ServesHits(_hitQueue);

    private int BeginHitsOf(RequestQueue queue)
    {
        int cycle = Now + 1;
        if (IsBusy)
            return Now;
        int until = Math.Min(Cycles.RebaseAt, _refresh.Due - 1);
        until = Math.Min(until, FindActive(cycle, CandidateKinds.Access, AccessEdge).Cycle - 1);
        if (until < cycle || !ServesHits(queue))
            return Now;
        (_hitQueue, _hitShape) = (queue, queue.Shape);
        _hitCommand = queue == Writes ? Commands.Write : Commands.Read;
        if (Timing.HasWindow(_hitCommand))
            return Now;
        _hits.Clear();
        var occupied = queue.Occupied;
        for (int word = 0; word < occupied.Length; word++)
        {
            for (ulong bits = occupied[word]; bits != 0; bits &= bits - 1)
                until = Math.Min(until, AddToRun(queue, (word << 6) + BitOperations.TrailingZeroCount(bits)));
        }

        if (until >= cycle)
            _hits.Relate(_hitCommand, queue.AccessClass);
        return until;
    }

    /// <summary>Takes a bank into a run; gives the last cycle before its row may change.</summary>
    private int AddToRun(RequestQueue queue, int bank)
    {
        if (queue.HitOrders[bank] != RequestQueue.NoOrder)
            _hits.Add(bank);
        if (queue.RowOrders[bank] == RequestQueue.NoOrder)
            return Cycles.Never;
        int command = Banks.IsClosed(bank) ? Commands.FirstActivate : Commands.Precharge;
        return Timing.Ready(ClassOf[command], bank, Timing.SectionOf(bank)) - 1;
    }

    /// <summary>Renews the mode as each tick does that gets as far as the queues; is this queue served?</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ServesHits(RequestQueue queue) =>
        Mode.StaysReading(Reads.Count, Writes.Count) ? queue == Reads : Mode.Evaluate(Reads.Count, Writes.Count) == (queue == Writes);

    private void IssueHit(RequestQueue queue, int slot, int cycle)
    {
        QueueEntry* entry = Entries + slot;
        int bank = entry->Bank;
        if (!entry->Counted)
            CountRowState(_hitCommand, entry);
        if (Observer is not null)
            Record(_hitCommand, cycle, entry->Section, bank, entry->Row, entry->Column, entry->IsWrite ? 1 : 0);
        TakeFromQueue(queue, slot);
        Complete(slot, cycle);
        queue.Renew(bank);
    }
}
