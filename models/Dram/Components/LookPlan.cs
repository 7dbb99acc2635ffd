namespace Tlm.Models.Dram.Components;

/// <summary>
/// When counts are looked at on the way, so that they can be told over time: first often, then ever more seldom, some hundreds of times in any run.
/// </summary>
internal sealed class LookPlan
{
    private const int _looksPerInterval = 32;
    private long _interval = 4_000_000_000; // 4 us
    private int _looks;

    /// <summary>The last look, in femtoseconds.</summary>
    public long Last { get; private set; }

    /// <summary>Is it time for a look?</summary>
    public bool IsDue(long femtoseconds) => femtoseconds - Last >= _interval;

    /// <summary>Counts were looked at.</summary>
    public void Look(long femtoseconds)
    {
        Last = femtoseconds;
        if (++_looks < _looksPerInterval)
            return;
        _looks = 0;
        _interval *= 2;
    }
}
