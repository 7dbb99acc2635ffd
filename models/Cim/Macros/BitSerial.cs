namespace Tlm.Models.Cim.Macros;

/// <summary>Numbers that come so many bits a cycle, lowest first.</summary>
internal static class BitSerial
{
    /// <summary>What the bits of one cycle add to the number: their weight included, the sign bit negative.</summary>
    public static long Digit(long value, int first, int count, int width)
    {
        long digit = 0;
        for (int bit = first; bit < Math.Min(first + count, width); bit++)
        {
            long weight = 1L << bit;
            if ((value & weight) != 0)
                digit += bit == width - 1 ? -weight : weight;
        }
        return digit;
    }

    /// <summary>Throws if a number has more bits than a width.</summary>
    public static void Check(long value, int width)
    {
        long limit = 1L << (width - 1);
        if (value < -limit || value >= limit)
            throw new ArgumentOutOfRangeException(nameof(value), value, $"does not fit {width} bits in two's complement");
    }
}
