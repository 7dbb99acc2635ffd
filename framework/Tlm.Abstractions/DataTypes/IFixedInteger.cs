using System.Numerics;

namespace Tlm;

/// <summary>
/// An integer of a fixed number of bits. The operators that are used in generic code give the same type, and what does not fit is cut off. Outside generic
/// code an operand is a number of .NET, so that nothing is lost before a cast to a width.
/// </summary>
public interface IFixedInteger<TSelf> :
    IBitVector, IComparable<TSelf>, IEquatable<TSelf>, IFormattable, IMinMaxValue<TSelf>,
    IAdditionOperators<TSelf, TSelf, TSelf>, ISubtractionOperators<TSelf, TSelf, TSelf>, IMultiplyOperators<TSelf, TSelf, TSelf>,
    IDivisionOperators<TSelf, TSelf, TSelf>, IModulusOperators<TSelf, TSelf, TSelf>, IUnaryNegationOperators<TSelf, TSelf>,
    IBitwiseOperators<TSelf, TSelf, TSelf>, IShiftOperators<TSelf, int, TSelf>, IAdditiveIdentity<TSelf, TSelf>, IMultiplicativeIdentity<TSelf, TSelf>
    where TSelf : struct, IFixedInteger<TSelf>
{
    /// <summary>The number of bits.</summary>
    static abstract int BitCount { get; }

    /// <summary>True where the most significant bit is a sign.</summary>
    static abstract bool HasSign { get; }

    /// <summary>The number that the lowest bits of another one mean.</summary>
    static abstract TSelf Wrap(BigInteger value);

    /// <summary>The number.</summary>
    BigInteger ToBigInteger();

    /// <inheritdoc/>
    static TSelf IMinMaxValue<TSelf>.MinValue => TSelf.HasSign ? TSelf.Wrap(BigInteger.One << (TSelf.BitCount - 1)) : default;

    /// <inheritdoc/>
    static TSelf IMinMaxValue<TSelf>.MaxValue => TSelf.Wrap(BitPlane.Mask(TSelf.HasSign ? TSelf.BitCount - 1 : TSelf.BitCount));

    /// <inheritdoc/>
    static TSelf IAdditiveIdentity<TSelf, TSelf>.AdditiveIdentity => default;

    /// <inheritdoc/>
    static TSelf IMultiplicativeIdentity<TSelf, TSelf>.MultiplicativeIdentity => TSelf.Wrap(1);

    /// <inheritdoc/>
    static TSelf IAdditionOperators<TSelf, TSelf, TSelf>.operator +(TSelf left, TSelf right) => TSelf.Wrap(left.ToBigInteger() + right.ToBigInteger());

    /// <inheritdoc/>
    static TSelf ISubtractionOperators<TSelf, TSelf, TSelf>.operator -(TSelf left, TSelf right) => TSelf.Wrap(left.ToBigInteger() - right.ToBigInteger());

    /// <inheritdoc/>
    static TSelf IMultiplyOperators<TSelf, TSelf, TSelf>.operator *(TSelf left, TSelf right) => TSelf.Wrap(left.ToBigInteger() * right.ToBigInteger());

    /// <inheritdoc/>
    static TSelf IDivisionOperators<TSelf, TSelf, TSelf>.operator /(TSelf left, TSelf right) => TSelf.Wrap(left.ToBigInteger() / right.ToBigInteger());

    /// <inheritdoc/>
    static TSelf IModulusOperators<TSelf, TSelf, TSelf>.operator %(TSelf left, TSelf right) => TSelf.Wrap(left.ToBigInteger() % right.ToBigInteger());

    /// <inheritdoc/>
    static TSelf IUnaryNegationOperators<TSelf, TSelf>.operator -(TSelf value) => TSelf.Wrap(-value.ToBigInteger());

    /// <inheritdoc/>
    static TSelf IBitwiseOperators<TSelf, TSelf, TSelf>.operator &(TSelf left, TSelf right) => TSelf.Wrap(left.ToBigInteger() & right.ToBigInteger());

    /// <inheritdoc/>
    static TSelf IBitwiseOperators<TSelf, TSelf, TSelf>.operator |(TSelf left, TSelf right) => TSelf.Wrap(left.ToBigInteger() | right.ToBigInteger());

    /// <inheritdoc/>
    static TSelf IBitwiseOperators<TSelf, TSelf, TSelf>.operator ^(TSelf left, TSelf right) => TSelf.Wrap(left.ToBigInteger() ^ right.ToBigInteger());

    /// <inheritdoc/>
    static TSelf IBitwiseOperators<TSelf, TSelf, TSelf>.operator ~(TSelf value) => TSelf.Wrap(~value.ToBigInteger());

    /// <inheritdoc/>
    static TSelf IShiftOperators<TSelf, int, TSelf>.operator <<(TSelf value, int shiftAmount) => TSelf.Wrap(value.ToBigInteger() << shiftAmount);

    /// <inheritdoc/>
    static TSelf IShiftOperators<TSelf, int, TSelf>.operator >>(TSelf value, int shiftAmount) => TSelf.Wrap(value.ToBigInteger() >> shiftAmount);

    /// <inheritdoc/>
    static TSelf IShiftOperators<TSelf, int, TSelf>.operator >>>(TSelf value, int shiftAmount) => TSelf.Wrap(BitPlane.Wrap(value.ToBigInteger(), TSelf.BitCount) >> shiftAmount);
}
