using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Device;

/// <summary>Cycles of the last few issues of the commands that start a windowed distance (four-activate window).</summary>
internal sealed class CommandHistory
{
    private const long Never = long.MinValue / 4;

    private readonly ChannelLayout _layout;
    private readonly int _commands;
    private readonly int[] _depth;
    private readonly long[]?[] _rings;

    public CommandHistory(PimVariant variant, ChannelLayout layout)
    {
        _layout = layout;
        _commands = variant.Commands.Length;
        _depth = new int[layout.Levels * _commands];
        foreach (var constraint in variant.Constraints)
        {
            foreach (int command in constraint.Preceding)
            {
                ref int depth = ref _depth[constraint.Level * _commands + command];
                depth = Math.Max(depth, constraint.Window - 1);
            }
        }

        _rings = new long[layout.Nodes * _commands][];
    }

    /// <summary>Cycle of the issue <paramref name="back"/> before this one, or a cycle long ago.</summary>
    public long Earlier(int level, int command, int bank, int back, long now)
    {
        if (back == 0)
            return now;
        return _rings[_layout.Node(level, bank) * _commands + command] is { } ring ? ring[back - 1] : Never;
    }

    /// <summary>Remembers an issue.</summary>
    public void Record(int level, int command, int bank, long now)
    {
        int depth = _depth[level * _commands + command];
        if (depth == 0)
            return;
        ref long[]? ring = ref _rings[_layout.Node(level, bank) * _commands + command];
        ring ??= NewRing(depth);
        Array.Copy(ring, 0, ring, 1, depth - 1);
        ring[0] = now;
    }

    private static long[] NewRing(int depth)
    {
        long[] ring = new long[depth];
        Array.Fill(ring, Never);
        return ring;
    }
}
