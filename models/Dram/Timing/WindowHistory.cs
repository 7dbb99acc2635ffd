using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Timing;

/// <summary>The last issue cycles of a windowed command, per node.</summary>
internal sealed class WindowHistory
{
    private readonly int[] _cycles;
    private readonly int[] _positions;
    private readonly int[] _nodeOf;
    private readonly int _latency;
    private readonly int _window;

    public WindowHistory(WindowRule rule, TimingTables tables)
    {
        Span = tables.Hierarchy.Span(rule.Level);
        CoversChannel = rule.Level == 0;
        OnGates = rule.OnGates;
        Class = rule.Class;
        _latency = rule.Latency;
        _window = rule.Window;
        _nodeOf = [.. Enumerable.Range(0, tables.Hierarchy.Banks).Select(bank => bank / Span)];
        _positions = new int[tables.Hierarchy.Banks / Span];
        _cycles = new int[_positions.Length * _window];
        _cycles.AsSpan().Fill(Timing.Cycles.Past);
    }

    /// <summary>Whole sections wait.</summary>
    public bool OnGates { get; }

    /// <summary>The class that waits.</summary>
    public int Class { get; }

    /// <summary>Banks under a node.</summary>
    public int Span { get; }

    public bool CoversChannel { get; }

    public Span<int> Cycles => _cycles;

    public int FirstBank(int bank) => _nodeOf[bank] * Span;

    /// <summary>Notes an issue; gives the earliest cycle that the rule now allows the class that waits.</summary>
    public int Count(int bank, int now)
    {
        int node = _nodeOf[bank];
        int position = _positions[node];
        _cycles[node * _window + position] = now;
        position = position + 1 == _window ? 0 : position + 1;
        _positions[node] = position;
        return _cycles[node * _window + position] + _latency;
    }

    /// <summary>Writes what the history may still impose, oldest first.</summary>
    public void Snapshot(ref SnapshotWriter writer)
    {
        for (int node = 0; node < _positions.Length; node++)
        {
            for (int i = 0; i < _window; i++)
                writer.AddCycle(_cycles[node * _window + (_positions[node] + i) % _window] + _latency);
        }
    }

    /// <summary>Takes a history that imposes what was written down.</summary>
    public void Restore(ref SnapshotReader reader)
    {
        _positions.AsSpan().Clear();
        foreach (ref int cycle in _cycles.AsSpan())
            cycle = reader.NextCycle() - _latency;
    }
}
