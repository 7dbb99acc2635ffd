using System.Numerics;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Timing;

/// <summary>Resolves a constraint list into <see cref="TimingTables"/> (docs/dram-rules.md, "Minimum distances").</summary>
internal sealed class TimingTablesBuilder
{
    private const int GateVector = 16;
    private const int LaneVector = 16;
    private readonly DramConfiguration _configuration;
    private readonly BankHierarchy _hierarchy;
    private readonly CommandTable _commands;
    private readonly TimingConstraint[] _constraints;
    private readonly int[] _classOf;
    private readonly int[] _representative;
    private readonly int _gateStride;
    private readonly int _laneStride;

    private TimingTablesBuilder(DramConfiguration configuration)
    {
        _configuration = configuration;
        _hierarchy = new BankHierarchy(configuration.Organization);
        _commands = new CommandTable(configuration);
        _constraints = [.. configuration.Constraints.Where(constraint => constraint.Level <= _hierarchy.BankLevel)];
        _classOf = Classify();
        int classes = _classOf.Max() + 1;
        _representative = [.. Enumerable.Range(0, classes).Select(c => Array.IndexOf(_classOf, c))];
        _gateStride = RoundUp(classes, GateVector);
        _laneStride = RoundUp(_hierarchy.Banks, LaneVector);
    }

    public static TimingTables Build(DramConfiguration configuration) => new TimingTablesBuilder(configuration).Build();

    private static int RoundUp(int count, int to) => (count + to - 1) / to * to;

    private TimingTables Build()
    {
        var own = new int[_commands.Count * _gateStride];
        var other = new int[_commands.Count * _gateStride];
        own.AsSpan().Fill(TimingTables.None);
        other.AsSpan().Fill(TimingTables.None);
        var starts = new List<int>();
        var effects = new List<LaneEffect>();
        for (int command = 0; command < _commands.Count; command++)
        {
            for (int bank = 0; bank < _hierarchy.Banks; bank++)
            {
                starts.Add(effects.Count);
                AddEffects(command, bank, own, other, effects);
            }
        }

        starts.Add(effects.Count);
        return new TimingTables
        {
            Hierarchy = _hierarchy,
            Commands = _commands,
            ClassOf = _classOf,
            Classes = _representative.Length,
            GateStride = _gateStride,
            LaneStride = _laneStride,
            OwnGates = own,
            OtherGates = other,
            ReachesOthers = [.. Enumerable.Range(0, _commands.Count).Select(command => Max(other.AsSpan(command * _gateStride, _gateStride)) > TimingTables.None)],
            LaneStarts = [.. starts],
            LaneEffects = [.. effects],
            Windows = Windows(),
        };
    }

    /// <summary>Commands with the same reach that follow in the same constraints share a class.</summary>
    private int[] Classify()
    {
        var keys = new List<(bool AllBanks, BigInteger Constraints)>();
        var classes = new int[_commands.Count];
        for (int command = 0; command < classes.Length; command++)
        {
            classes[command] = -1;
            if (!IsUsed(command))
                continue;
            var key = (_commands.Semantics[command].AllBanks, FollowedConstraints(command));
            int known = keys.IndexOf(key);
            classes[command] = known >= 0 ? known : keys.Count;
            if (known < 0)
                keys.Add(key);
        }

        return classes;
    }

    /// <summary>Commands that this configuration never issues need no class.</summary>
    private bool IsUsed(int command)
    {
        bool closes = _configuration.RowPolicy.Kind == RowPolicyKind.ClosedCap;
        if (command == _commands.ReadClose || command == _commands.WriteClose)
            return closes;
        if (command == _commands.PrechargeAll || command == _commands.RefreshAll)
            return _configuration.Refresh.Kind == RefreshKind.AllBank;
        if (command == _commands.RefreshBank)
            return _configuration.Refresh.Kind is RefreshKind.PerBank or RefreshKind.HbmPerBank;
        return command == _commands.BeginActivate || command == _commands.Activate || command == _commands.Precharge
            || command == _commands.Read || command == _commands.Write
            || command == _commands.SyncRead || command == _commands.SyncWrite;
    }

    private BigInteger FollowedConstraints(int command)
    {
        var set = BigInteger.Zero;
        for (int i = 0; i < _constraints.Length; i++)
        {
            if (_constraints[i].Following.Contains(command))
                set |= BigInteger.One << i;
        }

        return set;
    }

    private void AddEffects(int command, int bank, int[] own, int[] other, List<LaneEffect> effects)
    {
        int section = _hierarchy.SectionOf(bank);
        for (int cls = 0; cls < _representative.Length; cls++)
        {
            int[] latency = Latencies(command, bank, cls);
            var mine = latency.AsSpan(section * _hierarchy.BanksPerSection, _hierarchy.BanksPerSection);
            bool wholeSections = _commands.Semantics[_representative[cls]].AllBanks;
            int gate = wholeSections ? Max(mine) : Min(mine);
            own[command * _gateStride + cls] = gate;
            if (_hierarchy.Sections > 1)
                other[command * _gateStride + cls] = latency[(section + 1) % _hierarchy.Sections * _hierarchy.BanksPerSection];
            if (!wholeSections)
                AddLanes(cls, section, latency, gate, effects);
        }
    }

    /// <summary>The latency that a command to a bank imposes on a class at each bank, without windows.</summary>
    private int[] Latencies(int command, int bank, int cls)
    {
        var latency = new int[_hierarchy.Banks];
        latency.AsSpan().Fill(TimingTables.None);
        foreach (var constraint in _constraints)
        {
            bool windowed = constraint.Window > 1 && !constraint.Sibling;
            if (windowed || constraint.Latency <= 0 || !Relates(constraint, command, cls))
                continue;
            for (int target = 0; target < latency.Length; target++)
            {
                if (Holds(constraint, command, bank, target))
                    latency[target] = Math.Max(latency[target], constraint.Latency);
            }
        }

        return latency;
    }

    private bool Relates(TimingConstraint constraint, int command, int cls) =>
        constraint.Preceding.Contains(command) && constraint.Following.Contains(_representative[cls]);

    /// <summary>Does the constraint bind between these banks? An all-bank command addresses every node below its section.</summary>
    private bool Holds(TimingConstraint constraint, int command, int bank, int target)
    {
        bool wide = _commands.Semantics[command].AllBanks && constraint.Level > _hierarchy.SectionLevel;
        int level = wide ? _hierarchy.SectionLevel : constraint.Level;
        if (!constraint.Sibling)
            return _hierarchy.Node(level, bank) == _hierarchy.Node(level, target);
        return !wide && level > 0
            && _hierarchy.Node(level - 1, bank) == _hierarchy.Node(level - 1, target)
            && _hierarchy.Node(level, bank) != _hierarchy.Node(level, target);
    }

    /// <summary>Adds what goes beyond the gate, four lanes at a time.</summary>
    private void AddLanes(int cls, int section, ReadOnlySpan<int> latency, int gate, List<LaneEffect> effects)
    {
        int first = section * _hierarchy.BanksPerSection;
        int end = first + _hierarchy.BanksPerSection;
        Span<int> four = stackalloc int[LaneEffect.Lanes];
        for (int start = first / LaneEffect.Lanes * LaneEffect.Lanes; start < end; start += LaneEffect.Lanes)
        {
            for (int i = 0; i < LaneEffect.Lanes; i++)
            {
                int bank = start + i;
                four[i] = bank >= first && bank < end && latency[bank] > gate ? latency[bank] : TimingTables.None;
            }

            if (Max(four) > TimingTables.None)
                effects.Add(new LaneEffect(cls * _laneStride + start, four[0], four[1], four[2], four[3]));
        }
    }

    private WindowRule[][] Windows()
    {
        var rules = new List<WindowRule>();
        foreach (var constraint in _constraints)
        {
            if (constraint.Window == 1 || constraint.Sibling)
                continue;
            foreach (int preceding in constraint.Preceding)
            {
                foreach (int cls in constraint.Following.Select(following => _classOf[following]).Where(c => c >= 0).Distinct())
                {
                    bool onGates = constraint.Level <= _hierarchy.SectionLevel || _commands.Semantics[_representative[cls]].AllBanks;
                    rules.Add(new WindowRule(preceding, constraint.Level, cls, constraint.Latency, constraint.Window, onGates));
                }
            }
        }

        foreach (var rule in rules)
        {
            if (_commands.Semantics[rule.Preceding].AllBanks)
            {
                throw new DramConfigurationException(
                    $"{_configuration.Standard}: a window over {_commands.Names[rule.Preceding]}, which addresses many banks, is not supported");
            }
        }

        return [.. Enumerable.Range(0, _commands.Count).Select(command => rules.Where(rule => rule.Preceding == command).ToArray())];
    }

    private static int Min(ReadOnlySpan<int> values)
    {
        int result = values[0];
        foreach (int value in values)
            result = Math.Min(result, value);
        return result;
    }

    private static int Max(ReadOnlySpan<int> values)
    {
        int result = values[0];
        foreach (int value in values)
            result = Math.Max(result, value);
        return result;
    }
}
