namespace Tlm;

/// <summary>The statistics of one component. Declare them in the constructor; keep the object, not the name, for the hot path.</summary>
/// <param name="component">Full name of the component, for errors.</param>
/// <param name="clock">The simulated clock of the component's partition.</param>
/// <param name="seriesBin">Width of the bins of all series; null: what each asks for, or fine ones that grow with the run.</param>
public sealed class StatisticsRegistry(string component, ISimulatedClock clock, SimTime? seriesBin = null)
{
    private readonly BinLayout _bins = BinLayout.Of(seriesBin);
    private readonly List<Statistic> _all = [];

    /// <summary>All statistics in the order of their declaration.</summary>
    public IReadOnlyList<Statistic> All => _all;

    /// <summary>Declares a counter.</summary>
    public Counter Counter(string name, Unit unit, string description) => Add(new Counter(name, unit, description));

    /// <summary>Declares a histogram of non-negative values.</summary>
    public Histogram Histogram(string name, Unit unit, string description) => Add(new Histogram(name, unit, description));

    /// <summary>Declares a level averaged over simulated time.</summary>
    public TimeWeighted TimeWeighted(string name, Unit unit, string description) => Add(new TimeWeighted(name, unit, description, clock, 0, _bins));

    /// <summary>Declares the busy level of a resource with <paramref name="capacity"/> parallel places: reports show it as utilisation.</summary>
    public TimeWeighted Utilisation(string name, long capacity, string description)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        return Add(new TimeWeighted(name, Unit.Count, description, clock, capacity, _bins));
    }

    /// <summary>Declares amounts summed in bins of simulated time; a bin is <paramref name="binFemtoseconds"/> wide (default 1 us) and doubles when a run gets long.</summary>
    public TimeSeries TimeSeries(string name, Unit unit, string description, long binFemtoseconds = 1_000_000_000)
    {
        return Add(new TimeSeries(name, unit, description, clock, seriesBin is null ? BinLayout.Growing with { Width = binFemtoseconds } : _bins));
    }

    /// <summary>Starts all measurements afresh.</summary>
    public void Reset(long femtoseconds)
    {
        foreach (var statistic in _all)
            statistic.Reset(femtoseconds);
    }

    private T Add<T>(T statistic)
        where T : Statistic
    {
        foreach (var other in _all)
            if (other.Name == statistic.Name)
                throw new ArgumentException($"component '{component}' declares statistic '{statistic.Name}' twice");
        _all.Add(statistic);
        return statistic;
    }
}
