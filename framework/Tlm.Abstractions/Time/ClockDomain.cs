namespace Tlm;

/// <summary>
/// A clock whose period is a ratio of femtoseconds, with edge 0 at time 0. Edge <c>n</c> is computed from <c>n</c>
/// (floor of n x period), so it never drifts however long the run.
/// </summary>
public sealed class ClockDomain : IEquatable<ClockDomain>
{
    private readonly Int128 _numerator;
    private readonly Int128 _denominator;

    private ClockDomain(Int128 numerator, Int128 denominator)
    {
        if (numerator <= 0 || denominator <= 0)
            throw new ArgumentOutOfRangeException(nameof(numerator), "the period of a clock must be longer than zero");
        Int128 divisor = GreatestCommonDivisor(numerator, denominator);
        _numerator = numerator / divisor;
        _denominator = denominator / divisor;
        if (_numerator < _denominator)
            throw new ArgumentOutOfRangeException(nameof(numerator), "the period of a clock must be at least one femtosecond");
    }

    /// <summary>The period, rounded down to whole femtoseconds (exact where the ratio is whole).</summary>
    public SimTime Period => ToTime(1);

    /// <summary>A clock of a whole period.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is zero or negative.</exception>
    public static ClockDomain FromPeriod(SimTime period) => new(period.Femtoseconds, 1);

    /// <summary>A clock whose period is a ratio of femtoseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is shorter than one femtosecond.</exception>
    public static ClockDomain FromPeriod(long femtosecondsNumerator, long denominator) => new(femtosecondsNumerator, denominator);

    /// <summary>A clock of a frequency, exact also where the period is no whole number of femtoseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is zero, negative or above 1 PHz.</exception>
    public static ClockDomain FromFrequency(Frequency frequency) => new((Int128)SimTime.PerSecond * 1000, frequency.Millihertz);

    /// <summary>The time of edge <paramref name="number"/>, counted from edge 0 at time 0.</summary>
    /// <exception cref="OverflowException">The edge lies outside the range of <see cref="SimTime"/>.</exception>
    public SimTime Edge(long number) => ToTime(number);

    /// <summary>How long <paramref name="cycles"/> last, counted from edge 0, rounded down to whole femtoseconds.</summary>
    /// <exception cref="OverflowException">The time lies outside the range of <see cref="SimTime"/>.</exception>
    public SimTime ToTime(long cycles) => SimTime.FromFemtoseconds(checked((long)FloorDivide(cycles * _numerator, _denominator)));

    /// <summary>The number of the last edge at or before <paramref name="time"/>.</summary>
    public long CyclesAt(SimTime time) =>
        // Edge n is floor(n p / q) <= t, the same as n p / q < t + 1.
        checked((long)(CeilingDivide((time.Femtoseconds + (Int128)1) * _denominator, _numerator) - 1));

    /// <summary>The first edge after <paramref name="after"/>.</summary>
    public SimTime NextEdge(SimTime after) => Edge(checked(CyclesAt(after) + 1));

    /// <summary>The first edge at or after <paramref name="time"/>.</summary>
    public SimTime EdgeAtOrAfter(SimTime time) => Edge(CyclesAt(time)) is var edge && edge == time ? edge : NextEdge(time);

    /// <summary>The smallest number of cycles that last at least <paramref name="duration"/>.</summary>
    public long CyclesCeiling(SimTime duration) => checked((long)CeilingDivide(duration.Femtoseconds * _denominator, _numerator));

    /// <inheritdoc/>
    public bool Equals(ClockDomain? other) => other is not null && _numerator == other._numerator && _denominator == other._denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClockDomain);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_numerator, _denominator);

    /// <summary>The period as text.</summary>
    public override string ToString() => _denominator == 1 ? $"clock of {Period}" : $"clock of {_numerator}/{_denominator} fs";

    private static Int128 FloorDivide(Int128 value, Int128 divisor)
    {
        (Int128 quotient, Int128 remainder) = Int128.DivRem(value, divisor);
        return remainder < 0 ? quotient - 1 : quotient;
    }

    private static Int128 CeilingDivide(Int128 value, Int128 divisor) => -FloorDivide(-value, divisor);

    private static Int128 GreatestCommonDivisor(Int128 a, Int128 b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
