using Tlm.Models.Pim.Control;
using Tlm.Models.Pim.Engine;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>
/// One channel of an LPDDR5-PIM module: PIM ranks and plain ranks on one data bus. In each cycle refreshes come first, then the PIM
/// ranks in order (their transfers are few and let much work go on), then ordinary accesses. The channel keeps its clock and state from one piece of work to the next.
/// </summary>
public sealed class NearMemoryChannel : ITimedChannel
{
    private readonly ChannelPorts _ports;
    private readonly RefreshAgent[] _refresh;
    private readonly RankAgent[] _units;
    private readonly HostAgent _host;
    private readonly long[] _wake;

    /// <summary>Creates an idle channel at cycle 0.</summary>
    /// <param name="variant">The memory.</param>
    /// <param name="options">The units.</param>
    /// <param name="trace">Keep every command.</param>
    public NearMemoryChannel(PimVariant variant, PimUnitOptions options, bool trace = false)
        : this(variant, options, trace, oneByOne: false)
    {
    }

    internal NearMemoryChannel(PimVariant variant, PimUnitOptions options, bool trace, bool oneByOne)
    {
        Geometry = new UnitGeometry(variant, options);
        _ports = new ChannelPorts(variant, options, trace) { OneByOne = oneByOne };
        _refresh = [.. Enumerable.Range(0, options.Ranks).Select(rank => new RefreshAgent(_ports, rank, ChannelPorts.Channel))];
        _units = [.. Enumerable.Range(0, options.PimRanks).Select(rank => new RankAgent(_ports, _refresh[rank], Geometry, options, rank))];
        _host = new HostAgent(_ports, Geometry, _refresh, _units);
        _wake = new long[_refresh.Length + 1 + _units.Length];
    }

    /// <summary>Cycle up to which the channel has lived.</summary>
    public long Now { get; private set; }

    /// <summary>Commands issued so far, by command index.</summary>
    public IReadOnlyList<long> IssuedCommands => _ports.Device.IssuedCommands;

    /// <summary>Commands so far, by cycle within each agent (empty without <c>trace</c>).</summary>
    public IReadOnlyList<PimCommandRecord> Trace => _ports.Trace;

    internal UnitGeometry Geometry { get; }

    /// <summary>Cycle in which the last PIM result had been read.</summary>
    public long PimFinishedAt => _units.Max(unit => unit.FinishedAt);

    /// <summary>Cycle in which the last data of the ordinary streams had moved.</summary>
    public long HostFinishedAt => _host.FinishedAt;

    /// <summary>Adds a run of ordinary accesses.</summary>
    /// <exception cref="PimException">The run lies outside the rank, or there is no such rank.</exception>
    public void Add(HostStream stream)
    {
        _host.Add(stream);
        _wake[^1] = Now;
    }

    /// <summary>Runs until all work is done, its data moved, and at least until a cycle.</summary>
    public void Run(long until = 0)
    {
        while (!IsDone)
            Now = Step(Now);
        _host.Finished.Clear();
        long end = Math.Max(until, Math.Max(PimFinishedAt, HostFinishedAt));
        while (Now < end)
            Now = Math.Min(end, Step(Now));
    }

    /// <summary>Whether any work is left.</summary>
    public bool HasWork => !IsDone;

    /// <summary>Multiply-accumulates done so far, over all units and tokens.</summary>
    public Int128 MacOperations => _units.Aggregate(Int128.Zero, (sum, unit) => sum + unit.MacOperations);

    /// <summary>Columns that MACs have read from the cells so far, over all ranks; all units of a command count as one.</summary>
    public long ColumnReads => _units.Sum(unit => unit.ColumnReads);

    /// <summary>Whether the PIM ranks have nothing left to do.</summary>
    internal bool PimIsDone => Array.TrueForAll(_units, unit => unit.IsDone);

    /// <inheritdoc/>
    long ITimedChannel.Wake => Math.Max(NextEvent, Math.Min(PimIsDone ? long.MaxValue : PimEarliestEnd(), _host.EarliestEnd(Now)));

    /// <summary>First cycle in which something may happen.</summary>
    private long NextEvent
    {
        get
        {
            long next = _wake[0];
            for (int agent = 1; agent < _wake.Length; agent++)
                next = Math.Min(next, _wake[agent]);
            return Math.Max(next, Now);
        }
    }

    /// <summary>Takes the cycle in which the next stream to finish had moved its last data; streams finish in the order in which they came.</summary>
    internal bool TryTakeFinished(out long cycle) => _host.Finished.TryDequeue(out cycle);

    /// <inheritdoc/>
    public void LiveThrough(long cycle)
    {
        for (long next = NextEvent; next <= cycle;)
        {
            Now = next;
            next = Step(next);
        }

        Now = Math.Max(Now, cycle);
    }

    /// <inheritdoc/>
    public void CatchUp(long cycle)
    {
        LiveThrough(cycle - 1);
        Now = Math.Max(Now, cycle);
    }

    /// <summary>Starts the shares of a product, rank by rank.</summary>
    internal void Start(GemvShare[] shares)
    {
        for (int rank = 0; rank < shares.Length; rank++)
            Start(rank, shares[rank]);
    }

    internal void Start(int rank, in GemvShare share)
    {
        _units[rank].Start(share);
        _wake[_refresh.Length + rank] = Now;
    }

    /// <summary>The units can't have ended before: the rank with the most MACs left.</summary>
    private long PimEarliestEnd()
    {
        long end = Now;
        foreach (var unit in _units)
            end = Math.Max(end, unit.EarliestEnd(Now));
        return end;
    }

    private bool IsDone => _host.IsDone && Array.TrueForAll(_units, unit => unit.IsDone);

    /// <summary>Lets every agent live through a cycle that it waits for: what others do can only make it wait longer.</summary>
    private long Step(long now)
    {
        long next = long.MaxValue;
        for (int agent = 0; agent < _wake.Length; agent++)
        {
            if (_wake[agent] <= now)
                _wake[agent] = StepAgent(agent, now);
            next = Math.Min(next, _wake[agent]);
        }

        return Math.Max(next, now + 1);
    }

    private long StepAgent(int agent, long now)
    {
        if (agent < _refresh.Length)
            return _refresh[agent].Step(now);
        return agent == _wake.Length - 1 ? _host.Step(now) : _units[agent - _refresh.Length].Step(now);
    }
}
