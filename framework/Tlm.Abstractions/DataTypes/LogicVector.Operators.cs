using System.Numerics;

namespace Tlm;

public readonly partial record struct LogicVector : IBitwiseOperators<LogicVector, LogicVector, LogicVector>, IShiftOperators<LogicVector, int, LogicVector>
{
    private BigInteger KnownOnes => _ones - (_ones & _zeros);

    private BigInteger KnownZeros => _zeros - (_ones & _zeros);

    /// <summary>All wires by <c>&amp;</c>.</summary>
    public Logic AndReduce() => !KnownZeros.IsZero ? Logic.Zero : IsKnown ? Logic.One : Logic.X;

    /// <summary>All wires by <c>|</c>.</summary>
    public Logic OrReduce() => !KnownOnes.IsZero ? Logic.One : IsKnown ? Logic.Zero : Logic.X;

    /// <summary>All wires by <c>^</c>.</summary>
    public Logic XorReduce() => IsKnown ? ((Bits)this).XorReduce() : Logic.X;

    /// <summary>Wire by wire, as <see cref="Logic"/>.</summary>
    /// <exception cref="ArgumentException">The widths differ.</exception>
    public static LogicVector operator &(LogicVector left, LogicVector right) => OfKnown(left, right, left.KnownOnes & right.KnownOnes, left.KnownZeros | right.KnownZeros);

    /// <summary>Wire by wire, as <see cref="Logic"/>.</summary>
    /// <exception cref="ArgumentException">The widths differ.</exception>
    public static LogicVector operator |(LogicVector left, LogicVector right) => OfKnown(left, right, left.KnownOnes | right.KnownOnes, left.KnownZeros & right.KnownZeros);

    /// <summary>Wire by wire, as <see cref="Logic"/>.</summary>
    /// <exception cref="ArgumentException">The widths differ.</exception>
    public static LogicVector operator ^(LogicVector left, LogicVector right) => OfKnown(
        left,
        right,
        (left.KnownOnes & right.KnownZeros) | (left.KnownZeros & right.KnownOnes),
        (left.KnownOnes & right.KnownOnes) | (left.KnownZeros & right.KnownZeros));

    /// <summary>Wire by wire, as <see cref="Logic"/>.</summary>
    public static LogicVector operator ~(LogicVector value) => OfKnown(value, value, value.KnownZeros, value.KnownOnes);

    /// <summary>Moves the wires to the left; 0 comes in, the width stays (in SystemC only an assignment cuts it).</summary>
    public static LogicVector operator <<(LogicVector value, int shiftAmount) => value.Moved(value.Width, shiftAmount);

    /// <summary>Moves the wires to the right; 0 comes in, the width stays.</summary>
    public static LogicVector operator >>(LogicVector value, int shiftAmount) => value.Moved(value.Width, -shiftAmount);

    /// <summary>The same as <c>&gt;&gt;</c>: there is no sign.</summary>
    public static LogicVector operator >>>(LogicVector value, int shiftAmount) => value >> shiftAmount;

    // X where neither is known
    private static LogicVector OfKnown(LogicVector left, LogicVector right, BigInteger ones, BigInteger zeros)
    {
        int width = BitPlane.Same(left.Width, right.Width);
        BigInteger unknown = BitPlane.Mask(width) - (ones | zeros);
        return new LogicVector(width, ones | unknown, zeros | unknown);
    }

    // To the left by so many places, 0 on either side. Where there is nothing, a bit may not be one and may be zero, which is the complement of what the shift brings.
    private LogicVector Moved(int width, int places)
    {
        BigInteger notZero = BitPlane.Mask(Width) - _zeros;
        return new LogicVector(width, BitPlane.Wrap(_ones << places, width), BitPlane.Mask(width) - BitPlane.Wrap(notZero << places, width));
    }
}
