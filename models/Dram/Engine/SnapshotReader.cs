namespace Tlm.Models.Dram.Engine;

/// <summary>Reads back what a <see cref="SnapshotWriter"/> wrote, at another time.</summary>
internal ref struct SnapshotReader(ReadOnlySpan<int> values, int now)
{
    private readonly ReadOnlySpan<int> _values = values;
    private int _next;

    /// <summary>Everything was read.</summary>
    public readonly bool AtEnd => _next == _values.Length;

    /// <summary>Reads a number that does not depend on the clock.</summary>
    public int Next() => _values[_next++];

    /// <summary>Reads a long number that does not depend on the clock.</summary>
    public long NextLong() => (uint)Next() | ((long)Next() << 32);

    /// <summary>Reads a cycle; one that no longer bound then is the next one now.</summary>
    public int NextCycle() => now + 1 + Next();

    /// <summary>Reads a cycle whose distance from the clock matters on both sides.</summary>
    public int NextAge() => now - Next();
}
