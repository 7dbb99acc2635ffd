namespace Tlm;

/// <summary>Counts events or amounts; the cheapest statistic.</summary>
public sealed class Counter : Statistic
{
    private long _value;

    internal Counter(string name, Unit unit, string description)
        : base(name, unit, description)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "counter";

    /// <summary>What was counted since the last reset.</summary>
    public long Value => _value;

    /// <summary>Counts one.</summary>
    public void Increment() => _value = checked(_value + 1);

    /// <summary>Counts an amount.</summary>
    /// <exception cref="OverflowException">The total leaves 64 bits.</exception>
    public void Add(long amount) => _value = checked(_value + amount);

    /// <inheritdoc/>
    public override void Reset(long femtoseconds) => _value = 0;

    /// <inheritdoc/>
    public override StatisticSnapshot Snapshot(long femtoseconds) => new(Name, Kind, Unit, Description, [new("value", _value)]);
}
