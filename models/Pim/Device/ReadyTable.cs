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

    /// <summary>Starts the distances of a command at the addressed node of every level.</summary>
    public void Issue(int command, in BankAddress address, long now)
    {
        for (int level = 0; level < address.Depth && level < _layout.Levels; level++)
            Start(command, level, address.Bank, now);
    }

    /// <summary>Starts the distances of a command at one node.</summary>
    public void Start(int command, int level, int bank, long now)
    {
        var effects = _effects[level * _commands + command];
        if (effects.Length == 0)
            return;
        int node = _nodes[bank * _layout.Levels + level];
        foreach (ref readonly var effect in effects.AsSpan())
        {
            long from = effect.Window == 1 ? now : _history.Earlier(level, command, bank, effect.Window - 1, now);
            if (effect.Sibling)
                DelaySiblings(level, bank, effect.Following, from + effect.Latency);
            else
                Delay(node + effect.Following, from + effect.Latency);
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
