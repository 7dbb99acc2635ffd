namespace Tlm.Fuzz.Dram;

/// <summary>A way in which offer cycles follow each other.</summary>
public sealed class ArrivalPattern
{
    private readonly FuzzRandom _random;
    private readonly int _kind;
    private readonly int _gap;
    private readonly int _burst;
    private readonly int _pause;
    private readonly int _idle;
    private int _step;

    /// <summary>Draws a pattern.</summary>
    public ArrivalPattern(FuzzRandom random, int refreshInterval)
    {
        _random = random;
        _kind = random.Below(6);
        _gap = random.Pick(1, 2, 3, 5, 8, 13, 25, 60);
        _burst = random.Pick(2, 8, 33, 64, 200);
        _idle = 10 * Math.Max(refreshInterval, 100);
        _pause = random.Pick(20, 200, 1000, Math.Max(refreshInterval, 1));
    }

    /// <summary>Cycles to the next request.</summary>
    public long Next() => _kind switch
    {
        0 => 0,
        1 => _gap,
        2 => _random.Below(2 * _gap),
        5 => ++_step % 100 == 0 ? _idle + _random.Below(_idle) : _random.Below(3), // so long that idle periods are found
        3 => ++_step % _burst == 0 ? _random.Below(2 * _pause) : 0,
        _ => _random.Percent(5) ? _random.Below(_pause) : _random.Below(3),
    };
}
