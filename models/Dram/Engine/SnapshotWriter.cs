namespace Tlm.Models.Dram.Engine;

/// <summary>Writes controller state as integers relative to the clock, so that equal behaviour gives equal numbers.</summary>
internal ref struct SnapshotWriter(Span<int> room, int now)
{
    private readonly Span<int> _room = room;

    /// <summary>Integers written.</summary>
    public int Length { get; private set; }

    /// <summary>Writes a number that does not depend on the clock.</summary>
    public void Add(int value) => _room[Length++] = value;

    /// <summary>Writes a long number that does not depend on the clock.</summary>
    public void AddLong(long value)
    {
        Add((int)value);
        Add((int)(value >> 32));
    }

    /// <summary>Writes a cycle; all cycles up to the next one mean the same: it no longer binds.</summary>
    public void AddCycle(int cycle) => Add(Math.Max(cycle - now - 1, 0));

    /// <summary>Writes a cycle whose distance from the clock matters on both sides.</summary>
    public void AddAge(int cycle) => Add(now - cycle);
}
