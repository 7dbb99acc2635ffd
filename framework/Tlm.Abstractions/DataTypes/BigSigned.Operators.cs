using System.Numerics;

namespace Tlm;

public readonly partial record struct BigSigned<TWidth>
{
    /// <summary>The sum, exactly.</summary>
    public static BigInteger operator +(BigSigned<TWidth> left, BigSigned<TWidth> right) => left._value + right._value;

    /// <summary>The sum, exactly.</summary>
    public static BigInteger operator +(BigSigned<TWidth> left, BigInteger right) => left._value + right;

    /// <summary>The sum, exactly.</summary>
    public static BigInteger operator +(BigInteger left, BigSigned<TWidth> right) => left + right._value;

    /// <summary>The difference, exactly.</summary>
    public static BigInteger operator -(BigSigned<TWidth> left, BigSigned<TWidth> right) => left._value - right._value;

    /// <summary>The difference, exactly.</summary>
    public static BigInteger operator -(BigSigned<TWidth> left, BigInteger right) => left._value - right;

    /// <summary>The difference, exactly.</summary>
    public static BigInteger operator -(BigInteger left, BigSigned<TWidth> right) => left - right._value;

    /// <summary>The product, exactly.</summary>
    public static BigInteger operator *(BigSigned<TWidth> left, BigSigned<TWidth> right) => left._value * right._value;

    /// <summary>The product, exactly.</summary>
    public static BigInteger operator *(BigSigned<TWidth> left, BigInteger right) => left._value * right;

    /// <summary>The product, exactly.</summary>
    public static BigInteger operator *(BigInteger left, BigSigned<TWidth> right) => left * right._value;

    /// <summary>The quotient, rounded towards zero, exactly.</summary>
    public static BigInteger operator /(BigSigned<TWidth> left, BigSigned<TWidth> right) => left._value / right._value;

    /// <summary>The quotient, rounded towards zero, exactly.</summary>
    public static BigInteger operator /(BigSigned<TWidth> left, BigInteger right) => left._value / right;

    /// <summary>The quotient, rounded towards zero, exactly.</summary>
    public static BigInteger operator /(BigInteger left, BigSigned<TWidth> right) => left / right._value;

    /// <summary>The remainder, with the sign of the dividend, exactly.</summary>
    public static BigInteger operator %(BigSigned<TWidth> left, BigSigned<TWidth> right) => left._value % right._value;

    /// <summary>The remainder, with the sign of the dividend, exactly.</summary>
    public static BigInteger operator %(BigSigned<TWidth> left, BigInteger right) => left._value % right;

    /// <summary>The remainder, with the sign of the dividend, exactly.</summary>
    public static BigInteger operator %(BigInteger left, BigSigned<TWidth> right) => left % right._value;

    /// <summary>Whether the left number is less than the right one.</summary>
    public static bool operator <(BigSigned<TWidth> left, BigSigned<TWidth> right) => left._value < right._value;

    /// <summary>Whether the left number is less than the right one.</summary>
    public static bool operator <(BigSigned<TWidth> left, BigInteger right) => left._value < right;

    /// <summary>Whether the left number is less than the right one.</summary>
    public static bool operator <(BigInteger left, BigSigned<TWidth> right) => left < right._value;

    /// <summary>Whether the left number is at most the right one.</summary>
    public static bool operator <=(BigSigned<TWidth> left, BigSigned<TWidth> right) => left._value <= right._value;

    /// <summary>Whether the left number is at most the right one.</summary>
    public static bool operator <=(BigSigned<TWidth> left, BigInteger right) => left._value <= right;

    /// <summary>Whether the left number is at most the right one.</summary>
    public static bool operator <=(BigInteger left, BigSigned<TWidth> right) => left <= right._value;

    /// <summary>Whether the left number is greater than the right one.</summary>
    public static bool operator >(BigSigned<TWidth> left, BigSigned<TWidth> right) => left._value > right._value;

    /// <summary>Whether the left number is greater than the right one.</summary>
    public static bool operator >(BigSigned<TWidth> left, BigInteger right) => left._value > right;

    /// <summary>Whether the left number is greater than the right one.</summary>
    public static bool operator >(BigInteger left, BigSigned<TWidth> right) => left > right._value;

    /// <summary>Whether the left number is at least the right one.</summary>
    public static bool operator >=(BigSigned<TWidth> left, BigSigned<TWidth> right) => left._value >= right._value;

    /// <summary>Whether the left number is at least the right one.</summary>
    public static bool operator >=(BigSigned<TWidth> left, BigInteger right) => left._value >= right;

    /// <summary>Whether the left number is at least the right one.</summary>
    public static bool operator >=(BigInteger left, BigSigned<TWidth> right) => left >= right._value;
}
