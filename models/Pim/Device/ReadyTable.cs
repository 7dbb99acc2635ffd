using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Device;

/// <summary>Earliest cycle of every command at every node of one channel, kept in one flat array.</summary>
internal sealed class ReadyTable
{
    private readonly ChannelLayout _layout;
    private readonly int _commands;
    private readonly long[] _ready;
    private readonly Effect[][] _effects;
    private readonly int[] _nodes;
    private readonly int[] _scope;
    private readonly CommandHistory _history;

    public ReadyTable(PimVariant variant, ChannelLayout layout)
    {
        _layout = layout;
        _commands = variant.Commands.Length;
        _ready = new long[layout.Nodes * _commands];
        _scope = [.. variant.Commands.Select(command => Math.Min(command.Scope, layout.Levels - 1))];
        _nodes = [.. from bank in Enumerable.Range(0, layout.Banks)
                     from level in Enumerable.Range(0, layout.Levels)
                     select layout.Node(level, bank) * _commands];
        _effects = [.. from level in Enumerable.Range(0, layout.Levels)
                       from command in Enumerable.Range(0, _commands)
                       select Effects(variant, level, command)];
        _history = new CommandHistory(variant, layout);
    }

    /// <summary>
    /// At most <paramref name="now"/> if the distances allow the command, else a later cycle before which they don't
    /// (that of the first level found to forbid it: enough to know when to look again).
    /// </summary>
    public long ReadyAt(int command, in BankAddress address, long now)
    {
        int levels = Math.Min(_scope[command] + 1, address.Depth);
        int path = address.Bank * _layout.Levels;
        for (int level = 0; level < levels; level++)
        {
            long ready = _ready[_nodes[path + level] + command];
            if (ready > now)
                return ready;
        }

        return now;
    }

    /// <summary>What a command starts at the addressed node of every level, and at the lowest level at other banks, too.</summary>
    public IssuePlan Plan(int command, int bank, int depth, ReadOnlySpan<int> otherBanks)
    {
        var delays = new SortedDictionary<int, int>();
        var windows = new List<(int, int)>();
        for (int level = 0; level < Math.Min(depth, _layout.Levels); level++)
            Collect(command, level, bank, delays, windows);
        foreach (int other in otherBanks)
            Collect(command, _layout.Levels - 1, other, delays, windows);
        return new IssuePlan { Slots = [.. delays.Keys], Latencies = [.. delays.Values], Windows = [.. windows] };
    }

    /// <summary>Starts the distances of a command.</summary>
    public void Issue(IssuePlan plan, int command, long now)
    {
        int[] slots = plan.Slots;
        int[] latencies = plan.Latencies;
        for (int i = 0; i < slots.Length && i < latencies.Length; i++)
            Delay(slots[i], now + latencies[i]);
        foreach ((int level, int bank) in plan.Windows)
            CountInWindows(command, level, bank, now);
    }

    private void Collect(int command, int level, int bank, SortedDictionary<int, int> delays, List<(int, int)> windows)
    {
        Effect[] effects = _effects[level * _commands + command];
        int node = _layout.Node(level, bank);
        int own = _layout.Id(level, bank);
        foreach (Effect effect in effects.Where(effect => effect.Window == 1))
        {
            foreach (int id in effect.Sibling ? Enumerable.Range(0, _layout.Counts[level]).Where(id => id != own) : [own])
            {
                int slot = (node - own + id) * _commands + effect.Following;
                delays[slot] = Math.Max(effect.Latency, delays.GetValueOrDefault(slot, effect.Latency));
            }
        }

        if (effects.Any(effect => effect.Window != 1))
            windows.Add((level, bank));
    }

    private void CountInWindows(int command, int level, int bank, long now)
    {
        int node = _layout.Node(level, bank);
        foreach (ref readonly var effect in _effects[level * _commands + command].AsSpan())
        {
            if (effect.Window == 1)
                continue;
            long until = _history.Earlier(level, command, bank, effect.Window - 1, now) + effect.Latency;
            if (effect.Sibling)
                DelaySiblings(level, bank, effect.Following, until);
            else
                Delay(node * _commands + effect.Following, until);
        }

        _history.Record(level, command, bank, now);
    }

    private void Delay(int slot, long until)
    {
        ref long ready = ref _ready[slot];
        ready = Math.Max(ready, until);
    }

    private void DelaySiblings(int level, int bank, int following, long until)
    {
        int own = _layout.Id(level, bank);
        int first = _layout.Node(level, bank) - own;
        for (int id = 0; id < _layout.Counts[level]; id++)
        {
            if (id != own)
                Delay((first + id) * _commands + following, until);
        }
    }

    private static Effect[] Effects(PimVariant variant, int level, int command) =>
        [.. from constraint in variant.Constraints
            where constraint.Level == level && constraint.Preceding.Contains(command)
            from following in constraint.Following
            select new Effect(following, constraint.Latency, constraint.Window, constraint.Sibling)];

    private readonly record struct Effect(int Following, int Latency, int Window, bool Sibling);
}
