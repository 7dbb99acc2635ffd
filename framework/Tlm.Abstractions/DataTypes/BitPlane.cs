using System.Numerics;

namespace Tlm;

// Bits as a number that is not negative: what Bits and the two planes of LogicVector are made of.
internal static class BitPlane
{
    public static BigInteger Mask(int width) => (BigInteger.One << width) - 1;

    /// <summary>The lowest bits of a number in two's complement.</summary>
    public static BigInteger Wrap(BigInteger value, int width) => value & Mask(width);

    /// <summary>The number that so many bits mean in two's complement.</summary>
    public static BigInteger Signed(BigInteger plane, int width) => IsSet(plane, width - 1) ? plane - (BigInteger.One << width) : plane;

    public static bool IsSet(BigInteger plane, int bit) => !(plane >> bit).IsEven;

    /// <summary>The bits from <paramref name="left"/> to <paramref name="right"/>, in that order.</summary>
    public static BigInteger Select(BigInteger plane, int left, int right)
    {
        int width = Span(left, right);
        BigInteger part = Wrap(plane >> Math.Min(left, right), width);
        return left >= right ? part : Reverse(part, width);
    }

    /// <summary>The plane with other bits from <paramref name="left"/> to <paramref name="right"/>.</summary>
    public static BigInteger Replace(BigInteger plane, int left, int right, BigInteger part)
    {
        int low = Math.Min(left, right);
        int width = Span(left, right);
        BigInteger ordered = left >= right ? part : Reverse(part, width);
        BigInteger hole = Mask(width) << low;
        return (plane | hole) - hole + (ordered << low);
    }

    public static BigInteger Reverse(BigInteger plane, int width)
    {
        BigInteger reversed = BigInteger.Zero;
        for (int i = 0; i < width; i++)
            reversed = (reversed << 1) | ((plane >> i) & 1);
        return reversed;
    }

    public static BigInteger RotateLeft(BigInteger plane, int width, int count)
    {
        int turn = ((count % width) + width) % width;
        return Wrap(plane << turn, width) | (plane >> (width - turn));
    }

    public static int Span(int left, int right) => Math.Abs(left - right) + 1;

    /// <exception cref="ArgumentOutOfRangeException">There is no such bit.</exception>
    public static void CheckBit(int bit, int width)
    {
        if ((uint)bit >= (uint)width)
            throw new ArgumentOutOfRangeException(nameof(bit), bit, $"bits 0 to {width - 1} are expected");
    }

    /// <exception cref="ArgumentException">The widths differ.</exception>
    public static int Same(int left, int right) => left == right ? left : throw new ArgumentException($"{left} bits meet {right} bits: widths must be equal");
}
