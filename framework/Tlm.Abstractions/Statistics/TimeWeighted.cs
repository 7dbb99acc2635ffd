namespace Tlm;

/// <summary>A level that changes in simulated time (occupancy, queue depth, busy units), averaged over time.</summary>
public sealed class TimeWeighted : Statistic
{
    private readonly ISimulatedClock _clock;
    private readonly long _capacity;
    private long _level;
    private long _since;
    private long _start;
    private Int128 _integral;
    private long _max;

    internal TimeWeighted(string name, Unit unit, string description, ISimulatedClock clock, long capacity)
        : base(name, unit, description)
    {
        _clock = clock;
        _capacity = capacity;
    }

    /// <inheritdoc/>
    public override string Kind => "time-weighted";

    /// <summary>The level now.</summary>
    public long Level => _level;

    /// <summary>Changes the level.</summary>
    public void Set(long level)
    {
        var now = _clock.NowFemtoseconds;
        _integral += (Int128)_level * (now - _since);
        _since = now;
        _level = level;
        _max = Math.Max(_max, level);
    }

    /// <summary>Changes the level by an amount.</summary>
    public void Add(long change) => Set(checked(_level + change));

    /// <summary>Accounts for a span at a level that was computed at once instead of lived through: adds <paramref name="level"/> times the span.</summary>
    public void AddSpan(long level, long femtoseconds)
    {
        _integral += (Int128)level * femtoseconds;
        _max = Math.Max(_max, level);
    }

    /// <inheritdoc/>
    public override void Reset(long femtoseconds)
    {
        _start = _since = femtoseconds;
        _integral = 0;
        _max = _level;
    }

    /// <inheritdoc/>
    public override StatisticSnapshot Snapshot(long femtoseconds)
    {
        var integral = _integral + ((Int128)_level * (femtoseconds - _since));
        var span = femtoseconds - _start;
        var mean = span == 0 ? (double?)null : (double)integral / span;
        return new StatisticSnapshot(Name, Kind, Unit, Description,
            [new("integral", integral), new("femtoseconds", span), new("level", _level), new("max", _max)])
        {
            Mean = mean,
            Utilisation = _capacity > 0 ? mean / _capacity : null,
        };
    }
}
