using System.Globalization;

namespace Tlm.Models.Dram.Standards.Expressions;

/// <summary>An exact fraction in lowest terms; the arithmetic of timing expressions, so that rounding happens only where one says so.</summary>
internal readonly record struct Rational
{
    public Rational(Int128 numerator, Int128 denominator)
    {
        if (denominator == 0)
            throw new DivideByZeroException();
        var divisor = Gcd(Int128.Abs(numerator), Int128.Abs(denominator));
        if (denominator < 0)
            divisor = -divisor;
        Numerator = numerator / divisor;
        Denominator = denominator / divisor;
    }

    public Int128 Numerator { get; }

    public Int128 Denominator { get; }

    public bool IsInteger => Denominator == 1;

    public static implicit operator Rational(long value) => new(value, 1);

    public static implicit operator Rational(bool value) => new(value ? 1 : 0, 1);

    public static Rational operator +(Rational a, Rational b) =>
        new(checked((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator)), checked(a.Denominator * b.Denominator));

    public static Rational operator -(Rational a, Rational b) => a + new Rational(-b.Numerator, b.Denominator);

    public static Rational operator *(Rational a, Rational b) =>
        new(checked(a.Numerator * b.Numerator), checked(a.Denominator * b.Denominator));

    public static Rational operator /(Rational a, Rational b) =>
        new(checked(a.Numerator * b.Denominator), checked(a.Denominator * b.Numerator));

    public static bool operator <(Rational a, Rational b) => a.Numerator * b.Denominator < b.Numerator * a.Denominator;

    public static bool operator >(Rational a, Rational b) => b < a;

    /// <summary>The largest integer that is not above the value.</summary>
    public Rational Floor()
    {
        var quotient = Numerator / Denominator;
        return new(Numerator < 0 && !IsInteger ? quotient - 1 : quotient, 1);
    }

    /// <summary>The smallest integer that is not below the value.</summary>
    public Rational Ceiling() => IsInteger ? this : Floor() + 1;

    public override string ToString() =>
        Numerator.ToString(CultureInfo.InvariantCulture) + (IsInteger ? "" : "/" + Denominator.ToString(CultureInfo.InvariantCulture));

    private static Int128 Gcd(Int128 a, Int128 b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
