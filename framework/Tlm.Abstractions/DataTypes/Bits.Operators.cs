using System.Numerics;

namespace Tlm;

public readonly partial record struct Bits : IBitwiseOperators<Bits, Bits, Bits>, IShiftOperators<Bits, int, Bits>
{
    /// <summary>True where all bits are 1.</summary>
    public bool AndReduce() => Value == BitPlane.Mask(Width);

    /// <summary>True where a bit is 1.</summary>
    public bool OrReduce() => !Value.IsZero;

    /// <summary>True where the number of bits that are 1 is odd.</summary>
    public bool XorReduce() => !BigInteger.PopCount(Value).IsEven;

    /// <summary>Bit by bit.</summary>
    /// <exception cref="ArgumentException">The widths differ.</exception>
    public static Bits operator &(Bits left, Bits right) => new(BitPlane.Same(left.Width, right.Width), left.Value & right.Value);

    /// <summary>Bit by bit.</summary>
    /// <exception cref="ArgumentException">The widths differ.</exception>
    public static Bits operator |(Bits left, Bits right) => new(BitPlane.Same(left.Width, right.Width), left.Value | right.Value);

    /// <summary>Bit by bit.</summary>
    /// <exception cref="ArgumentException">The widths differ.</exception>
    public static Bits operator ^(Bits left, Bits right) => new(BitPlane.Same(left.Width, right.Width), left.Value ^ right.Value);

    /// <summary>Bit by bit.</summary>
    public static Bits operator ~(Bits value) => new(value.Width, ~value.Value);

    /// <summary>Moves the bits to the left; zeros come in, the width stays (in SystemC only an assignment cuts it).</summary>
    public static Bits operator <<(Bits value, int shiftAmount) => new(value.Width, value.Value << shiftAmount);

    /// <summary>Moves the bits to the right; zeros come in, the width stays.</summary>
    public static Bits operator >>(Bits value, int shiftAmount) => new(value.Width, value.Value >> shiftAmount);

    /// <summary>The same as <c>&gt;&gt;</c>: there is no sign.</summary>
    public static Bits operator >>>(Bits value, int shiftAmount) => value >> shiftAmount;
}
