using System.Runtime.CompilerServices;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Queues;
using Tlm.Models.Dram.Refresh;
using Tlm.Models.Dram.RowPolicies;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>
/// What all controller families share. A family decides in <see cref="Step"/> which command issues when. Cycles are relative to the
/// channel's epoch. This part: state and clock.
/// </summary>
internal abstract unsafe partial class ChannelController
{
    private readonly bool _closesRows;
    private readonly int _sectionLevel;

    protected ChannelController(ControllerParts parts)
    {
        Parts = parts;
        Commands = parts.Tables.Commands;
        Timing = parts.Timing;
        Banks = parts.Banks;
        Reads = parts.Reads;
        Writes = parts.Writes;
        Active = parts.Active;
        Maintenance = parts.Maintenance;
        Mode = parts.Mode;
        Entries = parts.Pool.Entries;
        Search = new CandidateSearch(parts);
        _hits = new HitRun(parts.Timing);
        ClassOf = parts.Tables.ClassOf;
        ReadClass = ClassOf[Commands.Read];
        WriteClass = ClassOf[Commands.Write];
        _pool = parts.Pool;
        _refresh = parts.Refresh;
        _rowPolicy = parts.RowPolicy;
        _counters = parts.Counters;
        _readLatency = parts.Configuration.ReadLatency;
        _closesRows = parts.RowPolicy is not OpenRowPolicy;
        _sectionLevel = parts.Tables.Hierarchy.SectionLevel;
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

    protected TimingState Timing { get; }

    protected BankStates Banks { get; }

    protected RequestQueue Reads { get; }

    protected RequestQueue Writes { get; }

    protected ActiveBuffer Active { get; }

    protected MaintenanceQueue Maintenance { get; }

    protected WriteMode Mode { get; }

    protected CandidateSearch Search { get; }

    /// <summary>All requests, by slot.</summary>
    protected QueueEntry* Entries { get; }

    protected int[] ClassOf { get; }

    protected int ReadClass { get; }

    protected int WriteClass { get; }

    private readonly EntryPool _pool;
    private readonly RefreshManager _refresh;
    private readonly RowPolicy _rowPolicy;
    private readonly DramCounters _counters;
    private readonly int _readLatency;

    /// <summary>Advances to the next cycle in which something issues, but not beyond the limit.</summary>
    public abstract void Step(int limit);

    /// <summary>The state in words, for messages.</summary>
    public string Describe()
    {
        var open = Enumerable.Range(0, Banks.Count).Where(bank => !Banks.IsClosed(bank)).Select(bank => $"{bank}:{Banks.RowOf(bank)}");
        return $"{Reads.Count} reads and {Writes.Count} writes queued, serving {(Mode.Writing ? "writes" : "reads")}, "
            + $"{Active.Count} active, {Maintenance.Count} maintenance, open rows by bank {{{string.Join(" ", open)}}}";
    }

    /// <summary>Moves the epoch forward so that cycle numbers stay small; by an even number, to keep the clock edges.</summary>
    public void Rebase()
    {
        int by = Now & ~1;
        Epoch += by;
        Now -= by;
        _lastReadCompletion = Math.Max(Cycles.Past, _lastReadCompletion - by);
        Timing.Rebase(by);
        _pool.Rebase(by);
        _refresh.Rebase(by);
        Reads.RebaseOrders();
        Writes.RebaseOrders();
        Active.Forget();
        RebaseFamily(by);
    }

    /// <summary>Moves the cycles that a family keeps.</summary>
    protected virtual void RebaseFamily(int by)
    {
    }

    /// <summary>Puts refreshes and injected precharges of a cycle into the priority queue; its length counts from the next cycle on.</summary>
    protected void BeginCycle(int cycle)
    {
        if (_refresh.Due != cycle && !_closesRows)
            return;
        int before = Maintenance.Count;
        if (_refresh.Due == cycle)
            _refresh.Push(cycle, Maintenance);
        _rowPolicy.Inject(cycle);
        _counters.PriorityQueueCycles -= Maintenance.Count - before;
    }

    /// <summary>Moves the clock to a cycle in which something may issue, but not beyond the limit and no cycle in which the priority queue grows.</summary>
    /// <returns>The cycle was reached.</returns>
    protected bool TryReach(int cycle, int next, int limit)
    {
        if (next > cycle)
        {
            limit = Math.Min(limit, _refresh.Due - 1);
            if (_closesRows)
                limit = Math.Min(limit, _rowPolicy.NextInjection(cycle + 1) - 1);
        }

        AdvanceClock(Math.Min(next, limit));
        return next <= limit;
    }

    /// <summary>The queue that is served in a cycle; with crossed watermarks that holds for this cycle only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected RequestQueue ServedQueue(int cycle, ref int limit) =>
        Mode.StaysReading(Reads.Count, Writes.Count) ? Reads : ServedQueueByMode(cycle, ref limit);

    private RequestQueue ServedQueueByMode(int cycle, ref int limit)
    {
        bool writing = Mode.Evaluate(Reads.Count, Writes.Count);
        if (Mode.MayOscillate && Mode.Oscillates(Reads.Count, Writes.Count))
            limit = cycle;
        return writing ? Writes : Reads;
    }

    /// <summary>Moves the clock to a cycle; nothing issues and no queue changes before it.</summary>
    private void AdvanceClock(int cycle)
    {
        int cycles = cycle - Now;
        Now = cycle;
        _counters.ReadQueueCycles += (long)cycles * Reads.Count;
        if (Writes.Count > 0)
            _counters.WriteQueueCycles += (long)cycles * Writes.Count;
        if (Maintenance.Count > 0)
            _counters.PriorityQueueCycles += (long)cycles * Maintenance.Count;
        _counters.ActiveCycles += (long)cycles * Banks.OpenSections;
    }
}
