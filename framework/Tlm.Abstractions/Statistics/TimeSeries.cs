namespace Tlm;

/// <summary>Amounts summed in bins of simulated time (bytes moved, MACs done). When a run outgrows the bins, neighbours are merged and the
/// bin width doubles, so memory stays bounded and sums stay exact.</summary>
public sealed class TimeSeries : Statistic
{
    private const int MaxBins = 1024;
    private readonly ISimulatedClock _clock;
    private readonly long _initialWidth;
    private long[] _bins = new long[64];
    private long _width;
    private long _start;
    private int _used;
    private Int128 _sum;

    internal TimeSeries(string name, Unit unit, string description, ISimulatedClock clock, long binFemtoseconds)
        : base(name, unit, description)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(binFemtoseconds);
        _clock = clock;
        _initialWidth = _width = binFemtoseconds;
    }

    /// <inheritdoc/>
    public override string Kind => "time-series";

    /// <summary>Adds an amount at the current time.</summary>
    public void Add(long amount) => AddAt(_clock.NowFemtoseconds, amount);

    /// <summary>Adds an amount at a time that is not before the last reset.</summary>
    public void AddAt(long femtoseconds, long amount)
    {
        var bin = (femtoseconds - _start) / _width;
        while (bin >= MaxBins)
        {
            Fold();
            bin = (femtoseconds - _start) / _width;
        }
        if (bin >= _bins.Length)
            Array.Resize(ref _bins, (int)Math.Min(MaxBins, Math.Max((bin + 2) & ~1L, 2L * _bins.Length)));
        _bins[bin] = checked(_bins[bin] + amount);
        _used = Math.Max(_used, (int)bin + 1);
        _sum += amount;
    }

    /// <summary>Spreads an amount evenly over a span that was computed at once, to the last unit (the rest goes to the later bins).</summary>
    public void AddSpan(long fromFemtoseconds, long toFemtoseconds, long amount)
    {
        var span = toFemtoseconds - fromFemtoseconds;
        if (span <= 0)
        {
            AddAt(fromFemtoseconds, amount);
            return;
        }
        while ((toFemtoseconds - 1 - _start) / _width >= MaxBins)
            Fold();
        long spread = 0;
        for (var from = fromFemtoseconds; from < toFemtoseconds;)
        {
            var to = Math.Min(toFemtoseconds, _start + (((from - _start) / _width) + 1) * _width);
            var due = (long)((Int128)amount * (to - fromFemtoseconds) / span);
            AddAt(from, due - spread);
            spread = due;
            from = to;
        }
    }

    /// <inheritdoc/>
    public override void Reset(long femtoseconds)
    {
        Array.Clear(_bins);
        _width = _initialWidth;
        _start = femtoseconds;
        _used = 0;
        _sum = 0;
    }

    /// <inheritdoc/>
    public override StatisticSnapshot Snapshot(long femtoseconds)
    {
        var bins = new List<StatisticBin>(_used);
        for (var bin = 0; bin < _used; bin++)
            bins.Add(new StatisticBin(_start + (bin * _width), _bins[bin]));
        return new StatisticSnapshot(Name, Kind, Unit, Description, [new("sum", _sum), new("bin_femtoseconds", _width)]) { Bins = bins };
    }

    private void Fold()
    {
        for (var bin = 0; bin < _bins.Length / 2; bin++)
            _bins[bin] = checked(_bins[2 * bin] + _bins[(2 * bin) + 1]);
        Array.Clear(_bins, _bins.Length / 2, _bins.Length - (_bins.Length / 2));
        _used = (_used + 1) / 2;
        _width = checked(_width * 2);
    }
}
