namespace Tlm;

/// <summary>A level that changes in simulated time (occupancy, queue depth, busy units), averaged over time, and in bins of time as well.</summary>
public sealed class TimeWeighted : Statistic
{
    private readonly ISimulatedClock _clock;
    private readonly long _capacity;
    private readonly TimeBins _bins;
    private long _level;
    private long _since;
    private long _start;
    private long _binEnd;
    private Int128 _integral;
    private Int128 _binned;
    private long _max;

    internal TimeWeighted(string name, Unit unit, string description, ISimulatedClock clock, long capacity, BinLayout bins)
        : base(name, unit, description)
    {
        _clock = clock;
        _capacity = capacity;
        _bins = new TimeBins(0, bins);
        _binEnd = bins.Width;
    }

    /// <inheritdoc/>
    public override string Kind => "time-weighted";

    /// <summary>The level now.</summary>
    public long Level => _level;

    /// <summary>Changes the level.</summary>
    public void Set(long level)
    {
        var now = _clock.NowFemtoseconds;
        if (now > _binEnd)
            CloseBins(now);
        _integral += Math.BigMul(_level, now - _since);
        _since = now;
        _level = level;
        _max = Math.Max(_max, level);
    }

    /// <summary>Changes the level by an amount.</summary>
    public void Add(long change) => Set(checked(_level + change));

    /// <summary>Accounts for a span at a level that was computed at once instead of lived through and ends now: adds <paramref name="level"/> times the span.</summary>
    public void AddSpan(long level, long femtoseconds)
    {
        var now = _clock.NowFemtoseconds;
        AddSpan(level, now - femtoseconds, now, Math.BigMul(level, femtoseconds));
    }

    /// <summary>Accounts for a span at a level that was computed at once, before or after now; it does not begin before the last reset.</summary>
    public void AddSpan(long level, long fromFemtoseconds, long toFemtoseconds) =>
        AddSpan(level, fromFemtoseconds, toFemtoseconds, Math.BigMul(level, toFemtoseconds - fromFemtoseconds));

    /// <summary>Accounts for a span of which only the integral of the level over time is known, in units of the level times femtoseconds: it counts as spread
    /// evenly, and its mean, rounded up, as its largest level. The span does not begin before the last reset.</summary>
    public void AddIntegral(long fromFemtoseconds, long toFemtoseconds, Int128 integral)
    {
        long span = Math.Max(1, toFemtoseconds - fromFemtoseconds);
        AddSpan((long)((integral + span - 1) / span), fromFemtoseconds, toFemtoseconds, integral);
    }

    /// <inheritdoc/>
    public override void Reset(long femtoseconds)
    {
        _start = _since = femtoseconds;
        _integral = _binned = 0;
        _max = _level;
        _bins.Reset(femtoseconds);
        _binEnd = _bins.EndOfBin(femtoseconds);
    }

    /// <inheritdoc/>
    public override StatisticSnapshot Snapshot(long femtoseconds)
    {
        if (femtoseconds > _since || _integral != _binned)
            Live(Math.Max(femtoseconds, _since));
        var span = femtoseconds - _start;
        var mean = span == 0 ? (double?)null : (double)_integral / span;
        return new StatisticSnapshot(Name, Kind, Unit, Description,
            [new("integral", _integral), new("femtoseconds", span), new("level", _level), new("max", _max)])
        {
            Mean = mean,
            Utilisation = _capacity > 0 ? mean / _capacity : null,
            Capacity = _capacity > 0 ? _capacity : null,
            Series = _bins.Snapshot(),
        };
    }

    // the level lasts until now, and everything so far goes into the bins
    private void Live(long now)
    {
        CloseBins(now);
        _integral += Math.BigMul(_level, now - _since);
        _since = now;
        _bins.Add(Math.Max(_start, now - 1), _integral - _binned);
        _binned = _integral;
    }

    // what was gathered in the bin that has ended, then the level in each bin since
    private void CloseBins(long now)
    {
        if (now > _binEnd)
        {
            _integral += Math.BigMul(_level, _binEnd - _since);
            _since = _binEnd;
            _bins.Add(_binEnd - 1, _integral - _binned);
            Int128 constant = Math.BigMul(_level, now - _binEnd);
            _bins.AddSpan(_binEnd, now, constant);
            _integral += constant;
            _since = now;
            _binned = _integral;
        }
        _binEnd = _bins.EndOfBin(now);
    }

    private void AddSpan(long level, long from, long to, Int128 amount)
    {
        _bins.AddSpan(from, to, amount);
        _integral += amount;
        _binned += amount;
        _max = Math.Max(_max, level);
    }
}
