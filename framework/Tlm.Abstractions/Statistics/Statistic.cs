namespace Tlm;

/// <summary>A named measurement of one component. Everything inside is an integer, so that results are the same on every machine.</summary>
public abstract class Statistic
{
    private protected Statistic(string name, Unit unit, string description)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        Name = name;
        Unit = unit;
        Description = description;
    }

    /// <summary>Name within the component.</summary>
    public string Name { get; }

    /// <summary>Unit of the values.</summary>
    public Unit Unit { get; }

    /// <summary>What is measured.</summary>
    public string Description { get; }

    /// <summary>The kind of statistic as results name it: <c>counter</c>, <c>histogram</c>, <c>time-weighted</c> or <c>time-series</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Forgets what was measured so far; the state itself (a level) stays. Called where a region of interest begins.</summary>
    /// <param name="femtoseconds">The simulated time of the reset.</param>
    public abstract void Reset(long femtoseconds);

    /// <summary>The values up to a time, in a fixed order.</summary>
    /// <param name="femtoseconds">The simulated time at which the measurement ends.</param>
    public abstract StatisticSnapshot Snapshot(long femtoseconds);
}
