namespace Tlm;

/// <summary>Amounts summed in bins of simulated time (bytes moved, MACs done). When a run outgrows the bins, neighbours are merged and the
/// bin width doubles, so memory stays bounded and sums stay exact.</summary>
public sealed class TimeSeries : Statistic
{
    private readonly ISimulatedClock _clock;
    private readonly TimeBins _bins;
    private Int128 _sum;

    internal TimeSeries(string name, Unit unit, string description, ISimulatedClock clock, BinLayout bins)
        : base(name, unit, description)
    {
        _clock = clock;
        _bins = new TimeBins(0, bins);
    }

    /// <inheritdoc/>
    public override string Kind => "time-series";

    /// <summary>Adds an amount at the current time.</summary>
    public void Add(long amount) => AddAt(_clock.NowFemtoseconds, amount);

    /// <summary>Adds an amount at a time that is not before the last reset.</summary>
    public void AddAt(long femtoseconds, long amount)
    {
        _bins.Add(femtoseconds, amount);
        _sum += amount;
    }

    /// <summary>Spreads an amount evenly over a span that was computed at once, to the last unit (the rest goes to the later bins).</summary>
    public void AddSpan(long fromFemtoseconds, long toFemtoseconds, long amount)
    {
        _bins.AddSpan(fromFemtoseconds, toFemtoseconds, amount);
        _sum += amount;
    }

    /// <inheritdoc/>
    public override void Reset(long femtoseconds)
    {
        _bins.Reset(femtoseconds);
        _sum = 0;
    }

    /// <inheritdoc/>
    public override StatisticSnapshot Snapshot(long femtoseconds)
    {
        TimeBinsSnapshot series = _bins.Snapshot();
        var bins = series.Contents.Select((content, index) => new StatisticBin(series.Start + (index * series.Width), content));
        return new StatisticSnapshot(Name, Kind, Unit, Description, [new("sum", _sum), new("bin_femtoseconds", series.Width)]) { Bins = [.. bins], Series = series };
    }
}
