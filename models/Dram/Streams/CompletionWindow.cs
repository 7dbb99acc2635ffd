using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Streams;

/// <summary>The latest completion cycles of a stream that may have only so many steps under way: step n waits for the (n - window)-th completion.</summary>
internal sealed class CompletionWindow(int window)
{
    private readonly long[] _cycles = new long[Math.Max(window, 1)];
    private long _known;

    /// <summary>Is the cycle known from which on a step may be offered?</summary>
    public bool Allows(long step) => window == 0 || step < window + _known;

    /// <summary>The cycle from which on a step may be offered.</summary>
    public long FreeAt(long step) => window == 0 || step < window ? 0 : _cycles[step % window];

    /// <summary>Notes a completion.</summary>
    public void Add(long cycle)
    {
        if (window > 0)
            _cycles[_known++ % window] = cycle;
    }

    /// <summary>Moves all along the stream.</summary>
    public void Move(long cycles, long completions)
    {
        if (window == 0)
            return;
        var before = _cycles.ToArray();
        for (int i = 0; i < window; i++)
            _cycles[(i + completions) % window] = before[i] + cycles;
        _known += completions;
    }

    /// <summary>Writes the completions still ahead, relative to the clock, oldest first.</summary>
    public void Snapshot(ref SnapshotWriter writer, long now, long underWay)
    {
        if (window == 0)
            return;
        writer.AddLong(underWay);
        for (int i = 0; i < window; i++)
            writer.Add((int)Math.Max(_cycles[(_known + i) % window] - now, 0));
    }
}
