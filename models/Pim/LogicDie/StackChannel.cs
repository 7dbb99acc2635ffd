using Tlm.Models.Dram.Standards;
using Tlm.Models.Pim.Control;
using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Engine;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.LogicDie;

/// <summary>
/// One channel of an HBM stack with units on the logic die: in each pseudo-channel the host and the logic die read and write at the same time, command by command. Both obey the same
/// banks, activate windows and refreshes; the logic die has a command bus and TSVs of its own, which pays off where both use different bundles.
/// In each cycle refreshes come first, then the host, then the logic die.
/// </summary>
public sealed class StackChannel : ITimedChannel
{
    private const int HostRows = 0;
    private const int HostColumns = 1;
    private const int FirstLogicBus = 2;

    private readonly CommandPort _port;
    private readonly ChannelLayout _layout;
    private readonly RefreshAgent[] _refresh;
    private readonly StackAgent[] _host;
    private readonly StackAgent[] _logic;
    private readonly RowOrder _order;
    private long _next;

    /// <summary>Creates an idle channel at cycle 0.</summary>
    /// <param name="variant">The memory (see <see cref="Variant"/>).</param>
    /// <param name="trace">Keep every command.</param>
    /// <param name="order">Order of the logic die's rows.</param>
    public StackChannel(PimVariant variant, bool trace = false, RowOrder order = RowOrder.StackIds)
    {
        _order = order;
        int halves = variant.Organization.Counts[variant.Organization.LevelIndex("PseudoChannel")];
        _layout = new ChannelLayout(variant.Organization);
        _port = new CommandPort(variant, FirstLogicBus + halves, trace);
        _refresh = [.. Enumerable.Range(0, halves).Select(half => new RefreshAgent(_port, half, HostRows))];
        _host = [.. _refresh.Select(refresh => new StackAgent(_port, refresh, "RD", "WR", HostRows, HostColumns, variant.Timing("nCCDS")))];
        _logic = [.. _refresh.Select((refresh, half) => new StackAgent(_port, refresh, "RDlb", "WRlb", FirstLogicBus + half, FirstLogicBus + half, variant.Timing("nCCDL")))];
    }

    /// <summary>Cycle (tick) up to which the channel has lived.</summary>
    public long Now { get; private set; }

    /// <summary>Commands so far (empty without <c>trace</c>).</summary>
    public IReadOnlyList<PimCommandRecord> Trace => _port.Trace;

    /// <summary>The shipped memory for a preset of HBM3.</summary>
    /// <exception cref="PimException">There is no such preset.</exception>
    public static PimVariant Variant(string organization = "HBM3_16Gb_8hi", string timing = "HBM3_6400Mbps", params KeyValuePair<string, int>[] overrides) =>
        ExtendedVariantReader.Shipped("hbm3-logic-pim", new DramSelection { Organization = organization, Timing = timing, Overrides = [.. overrides] });

    /// <summary>Adds a stream.</summary>
    /// <exception cref="PimException">The stream lies outside the channel.</exception>
    public void Add(StackStream stream)
    {
        if (stream.PseudoChannel < 0 || stream.PseudoChannel >= _refresh.Length)
            throw new PimException($"stack stream to pseudo-channel {stream.PseudoChannel}: the channel has 0 to {_refresh.Length - 1}");
        if (stream.Bundle is not (0 or 1))
            throw new PimException($"stack stream to bundle {stream.Bundle}: a pseudo-channel has bundles 0 and 1");
        Agent(stream.Reader, stream.PseudoChannel).Add(new BundlePattern(stream, _port.Device.Variant, _layout, _order));
        _next = Now;
    }

    /// <summary>Runs until all streams have ended and their data moved.</summary>
    /// <returns>Ticks from the start of this run.</returns>
    public long Run()
    {
        long start = Now;
        while (HasWork)
            LiveThrough(Math.Max(_next, Now));
        foreach (var agent in _host.Concat(_logic))
            agent.Finished.Clear();
        LiveThrough(Math.Max(FinishedAt(StackReader.Host), FinishedAt(StackReader.LogicDie)));
        return Now - start;
    }

    /// <inheritdoc/>
    public bool HasWork => !Array.TrueForAll(_host, agent => agent.IsDone) || !Array.TrueForAll(_logic, agent => agent.IsDone);

    /// <inheritdoc/>
    long ITimedChannel.Wake
    {
        get
        {
            long end = long.MaxValue;
            for (int half = 0; half < _host.Length; half++)
                end = Math.Min(end, Math.Min(_host[half].EarliestEnd(Now), _logic[half].EarliestEnd(Now)));
            return Math.Max(Math.Max(_next, Now), end);
        }
    }

    /// <inheritdoc/>
    public void LiveThrough(long cycle)
    {
        while (_next <= cycle)
        {
            Now = Math.Max(Now, _next);
            _next = Step(Now);
        }

        Now = Math.Max(Now, cycle);
    }

    /// <inheritdoc/>
    public void CatchUp(long cycle)
    {
        LiveThrough(cycle - 1);
        Now = Math.Max(Now, cycle);
    }

    /// <summary>Takes the tick in which the next stream of a reader to finish had moved its last data; they finish in the order in which they came.</summary>
    internal bool TryTakeFinished(StackReader reader, int half, out long cycle) => Agent(reader, half).Finished.TryDequeue(out cycle);

    /// <summary>Commands issued so far, by command index.</summary>
    internal IReadOnlyList<long> IssuedCommands => _port.Device.IssuedCommands;

    internal ChannelLayout Layout => _layout;

    /// <summary>Tick in which the last data of a reader had moved.</summary>
    public long FinishedAt(StackReader reader) => (reader == StackReader.Host ? _host : _logic).Max(agent => agent.FinishedAt);

    /// <summary>Commands of one kind.</summary>
    /// <exception cref="PimException">There is no such command.</exception>
    public long Issued(string command) => _port.Device.IssuedCommands[_port.Device.Variant.Command(command).Index];

    private StackAgent Agent(StackReader reader, int half) => (reader == StackReader.Host ? _host : _logic)[half];

    private long Step(long now)
    {
        long next = long.MaxValue;
        foreach (var refresh in _refresh)
            next = Math.Min(next, refresh.Step(now));
        foreach (var agent in _host)
            next = Math.Min(next, agent.Step(now));
        foreach (var agent in _logic)
            next = Math.Min(next, agent.Step(now));
        return Math.Max(next, now + 1);
    }
}
