namespace Tlm;

/// <summary>
/// A point in simulated time or a duration: a signed 64-bit count of femtoseconds (about 2.5 hours).
/// All arithmetic is checked: an overflow throws <see cref="OverflowException"/>, it never wraps.
/// </summary>
public readonly partial struct SimTime : IComparable<SimTime>, IComparable, IEquatable<SimTime>, ISpanFormattable, ISpanParsable<SimTime>
{
    internal const long PerPicosecond = 1_000;
    internal const long PerNanosecond = 1_000_000;
    internal const long PerMicrosecond = 1_000_000_000;
    internal const long PerMillisecond = 1_000_000_000_000;
    internal const long PerSecond = 1_000_000_000_000_000;

    private SimTime(long femtoseconds) => Femtoseconds = femtoseconds;

    /// <summary>The count of femtoseconds.</summary>
    public long Femtoseconds { get; }

    /// <summary>No time at all; also the start of every simulation.</summary>
    public static SimTime Zero => default;

    /// <summary>The last time there is, used for "never".</summary>
    public static SimTime MaxValue => new(long.MaxValue);

    /// <summary>The smallest step: one femtosecond.</summary>
    public static SimTime Resolution => new(1);

    /// <summary>True for zero.</summary>
    public bool IsZero => Femtoseconds == 0;

    /// <summary>True below zero.</summary>
    public bool IsNegative => Femtoseconds < 0;

    /// <summary>A time from a count of femtoseconds.</summary>
    public static SimTime FromFemtoseconds(long count) => new(count);

    /// <summary>A time from a count of picoseconds; throws <see cref="OverflowException"/> outside the range.</summary>
    public static SimTime FromPicoseconds(long count) => new(checked(count * PerPicosecond));

    /// <summary>A time from a count of nanoseconds; throws <see cref="OverflowException"/> outside the range.</summary>
    public static SimTime FromNanoseconds(long count) => new(checked(count * PerNanosecond));

    /// <summary>A time from a count of microseconds; throws <see cref="OverflowException"/> outside the range.</summary>
    public static SimTime FromMicroseconds(long count) => new(checked(count * PerMicrosecond));

    /// <summary>A time from a count of milliseconds; throws <see cref="OverflowException"/> outside the range.</summary>
    public static SimTime FromMilliseconds(long count) => new(checked(count * PerMillisecond));

    /// <summary>A time from a count of seconds; throws <see cref="OverflowException"/> outside the range.</summary>
    public static SimTime FromSeconds(long count) => new(checked(count * PerSecond));

    /// <summary>Seconds as a double, for reporting only: never feed it back into the simulation.</summary>
    public double ToSeconds() => Femtoseconds / (double)PerSecond;

    /// <summary>Checked sum.</summary>
    public static SimTime operator +(SimTime left, SimTime right) => new(checked(left.Femtoseconds + right.Femtoseconds));

    /// <summary>Checked difference.</summary>
    public static SimTime operator -(SimTime left, SimTime right) => new(checked(left.Femtoseconds - right.Femtoseconds));

    /// <summary>Checked negation.</summary>
    public static SimTime operator -(SimTime time) => new(checked(-time.Femtoseconds));

    /// <summary>Checked product with a count.</summary>
    public static SimTime operator *(SimTime time, long count) => new(checked(time.Femtoseconds * count));

    /// <summary>Checked product with a count.</summary>
    public static SimTime operator *(long count, SimTime time) => time * count;

    /// <summary>Quotient by a count, towards zero.</summary>
    public static SimTime operator /(SimTime time, long count) => new(checked(time.Femtoseconds / count));

    /// <summary>How often <paramref name="divisor"/> fits, towards zero.</summary>
    public static long operator /(SimTime time, SimTime divisor) => checked(time.Femtoseconds / divisor.Femtoseconds);

    /// <summary>What is left after whole multiples of <paramref name="divisor"/>.</summary>
    public static SimTime operator %(SimTime time, SimTime divisor) => new(time.Femtoseconds % divisor.Femtoseconds);

    /// <summary>Earlier or shorter.</summary>
    public static bool operator <(SimTime left, SimTime right) => left.Femtoseconds < right.Femtoseconds;

    /// <summary>Later or longer.</summary>
    public static bool operator >(SimTime left, SimTime right) => left.Femtoseconds > right.Femtoseconds;

    /// <summary>Not later.</summary>
    public static bool operator <=(SimTime left, SimTime right) => left.Femtoseconds <= right.Femtoseconds;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(SimTime left, SimTime right) => left.Femtoseconds >= right.Femtoseconds;

    /// <summary>The same time.</summary>
    public static bool operator ==(SimTime left, SimTime right) => left.Femtoseconds == right.Femtoseconds;

    /// <summary>Another time.</summary>
    public static bool operator !=(SimTime left, SimTime right) => left.Femtoseconds != right.Femtoseconds;

    /// <summary>The earlier of two times.</summary>
    public static SimTime Min(SimTime left, SimTime right) => left <= right ? left : right;

    /// <summary>The later of two times.</summary>
    public static SimTime Max(SimTime left, SimTime right) => left >= right ? left : right;

    /// <inheritdoc/>
    public int CompareTo(SimTime other) => Femtoseconds.CompareTo(other.Femtoseconds);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        SimTime other => CompareTo(other),
        _ => throw new ArgumentException($"a {nameof(SimTime)} was expected, not a {obj.GetType().Name}", nameof(obj)),
    };

    /// <inheritdoc/>
    public bool Equals(SimTime other) => Femtoseconds == other.Femtoseconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SimTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Femtoseconds.GetHashCode();
}
