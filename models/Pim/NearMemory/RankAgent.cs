using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Engine;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>
/// Drives the units of one rank: the commands of its program in order, and ahead of them the activate of the row that follows, so that one bank of
/// a unit opens while the other one computes. Runs of MACs that nothing can interrupt issue in one go, each in its own cycle.
/// </summary>
internal sealed class RankAgent
{
    private readonly ChannelPorts _ports;
    private readonly RefreshAgent _refresh;
    private readonly UnitGeometry _geometry;
    private readonly RankProgram _program;
    private readonly int _rank;
    private readonly int _bus;
    private readonly bool _allBank;
    private readonly int _mac;
    private readonly int _macInterval;
    private readonly int _writeInput;
    private readonly int _readResult;
    private readonly int _mode;
    private readonly int _resultLatency;

    public RankAgent(ChannelPorts ports, RefreshAgent refresh, UnitGeometry geometry, PimUnitOptions options, int rank)
    {
        (_ports, _refresh, _geometry, _rank) = (ports, refresh, geometry, rank);
        _program = new RankProgram(options, geometry);
        _bus = ports.BusOfUnits(rank);
        _allBank = options.Mode == PimMode.AllBank;
        var variant = ports.Device.Variant;
        _mac = variant.Command(_allBank ? "MACub" : "MACpb").Index;
        _macInterval = variant.Timing("nMAC");
        _writeInput = variant.Command("WRIN").Index;
        _readResult = variant.Command("RDACC").Index;
        _mode = variant.Command("MODE").Index;
        _resultLatency = variant.Timing("nCL") + variant.Roles!.Burst;
    }

    public bool IsDone => _program.Step == RankStep.Done;

    /// <summary>Whether ordinary accesses to the rank have to wait.</summary>
    public bool Excludes => _allBank && !IsDone;

    /// <summary>Cycle in which the last result of the last program had left the rank.</summary>
    public long FinishedAt { get; private set; }

    /// <summary>Multiply-accumulates done so far.</summary>
    public Int128 MacOperations { get; private set; }

    /// <summary>Columns that MACs have read from the cells of a unit so far.</summary>
    public long ColumnReads { get; private set; }

    public void Start(in GemvShare share) => _program.Start(share);

    /// <summary>The program can't have ended before: its MACs issue an interval apart.</summary>
    public long EarliestEnd(long now) => now + Math.Max(0, _program.ColumnsLeft - 1) * _macInterval;

    /// <summary>Lives through a cycle; gives the next one in which it wants to.</summary>
    public long Step(long now)
    {
        if (IsDone)
            return long.MaxValue;
        if (_refresh.IsWaiting(now))
            return now + 1;
        return _program.Step switch
        {
            RankStep.Mac => StepMac(now),
            RankStep.ChangeMode => StepCommand(_mode, ChannelPorts.Channel, now),
            _ => StepTransfer(now),
        };
    }

    private long StepMac(long now)
    {
        var place = Place(_program.Column);
        int command = _ports.Device.NextCommand(_mac, place);
        long ready = _ports.ReadyAt(_bus, command, place, now);
        if (ready <= now && command == _mac)
            return IssueMacs(place, now);
        if (ready <= now)
            return IssueRow(command, place, now);
        return Math.Min(ready, StepAhead(place, now));
    }

    /// <summary>
    /// Issues as many MACs as are certain: up to the end of row and step, a refresh, and the first cycle in which the next row can be prepared; one
    /// where others use the same bus or may close the row.
    /// </summary>
    private long IssueMacs(in BankAddress place, long now)
    {
        long horizon = Math.Min(_refresh.NextDue, AheadReady(place, now + 1));
        long count = Math.Min(_program.Remaining, (_geometry.Layout.Columns - place.Column) * _program.MacsPerColumn - _program.MacsOfColumn);
        if (!_allBank || _bus == ChannelPorts.Channel || _ports.OneByOne)
            count = 1;
        else if (horizon < long.MaxValue)
            count = Math.Clamp((horizon - now + _macInterval - 1) / _macInterval, 1, count);
        _ports.IssueRun(_bus, _mac, place, now, count, _macInterval);
        MacOperations += (Int128)_program.TokensOfMacs(count) * _geometry.Units * _geometry.WeightsPerColumn;
        ColumnReads += _program.ColumnsOfMacs(count);
        _program.Advance(count);
        long last = now + (count - 1) * _macInterval;
        return _program.Step == RankStep.Mac ? Math.Clamp(horizon, last + 1, last + _macInterval) : last + 1;
    }

    private long IssueRow(int command, in BankAddress place, long now)
    {
        _ports.IssueRow(_bus, command, place, now);
        return now + 1;
    }

    /// <summary>Prepares the row after the current one; gives the next cycle in which that can go on.</summary>
    private long StepAhead(in BankAddress place, long now)
    {
        long ready = AheadReady(place, now);
        if (ready > now)
            return ready;
        var ahead = Ahead(place);
        return IssueRow(_ports.Device.NextCommand(_mac, ahead), ahead, now);
    }

    /// <summary>First cycle in which a command for the next row may issue; never if that row needs none.</summary>
    private long AheadReady(in BankAddress place, long now)
    {
        var ahead = Ahead(place);
        if (ahead.Bank == place.Bank)
            return long.MaxValue;
        int command = _ports.Device.NextCommand(_mac, ahead);
        return command == _mac ? long.MaxValue : _ports.ReadyAt(_bus, command, ahead, now);
    }

    private BankAddress Ahead(in BankAddress place)
    {
        long next = _program.Column - place.Column + _geometry.Layout.Columns;
        return next < _program.EndColumn ? Place(next) : place;
    }

    private long StepTransfer(long now)
    {
        bool write = _program.Step == RankStep.WriteInputs;
        var place = Place(_program.Column < _program.EndColumn ? _program.Column : 0);
        int command = write ? _writeInput : _readResult;
        long ready = _ports.ReadyAt(ChannelPorts.Channel, command, place, now);
        if (ready > now)
            return ready;
        long issued = _ports.IssueAccess(command, place, _rank, write, now);
        FinishedAt = issued + _resultLatency;
        _program.Advance(1);
        return issued + 1;
    }

    private long StepCommand(int final, int bus, long now)
    {
        var place = new BankAddress(_rank * _geometry.BanksPerRank, -1, -1, _geometry.NodeDepth);
        int command = _ports.Device.NextCommand(final, place);
        long ready = _ports.ReadyAt(bus, command, place, now);
        if (ready > now)
            return ready;
        _ports.Issue(bus, command, place, now);
        if (command == final)
            _program.Advance(1);
        return now + 1;
    }

    private BankAddress Place(long column)
    {
        long line = column / _geometry.Layout.Columns;
        int banks = _allBank ? _geometry.UnitBanks : _geometry.BanksPerRank;
        return new BankAddress(
            _rank * _geometry.BanksPerRank + (int)(line % banks), (int)(line / banks), (int)(column % _geometry.Layout.Columns), _geometry.Layout.Levels);
    }
}
