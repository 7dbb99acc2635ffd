using System.Numerics;
using Tlm.Transactions.Tests.Accellera;
using Tlm.Widths;

namespace Tlm.Transactions.Tests.SystemC;

/// <summary>Numbers, bits and wires come out as in SystemC: the operations of <c>tests/golden/systemc/datatypes.cpp</c> once more.</summary>
public sealed class DataTypesAgree
{
    private ulong _state = 1;

    [Fact]
    public void Each_operation_gives_the_recorded_result()
    {
        string[] golden = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(GoldenLog.PathOf("lt"))!, "..", "systemc", "datatypes.log"));
        Assert.Equal(400, golden.Length);
        for (int i = 0; i < golden.Length; i += 4)
            Assert.Equal(golden[i..(i + 4)], new[] { Narrow(), UnsignedNarrow(), Wide(), Wires() });
    }

    private static string Line(params object[] values) => string.Join(' ', values);

    private string Narrow()
    {
        var x = (Signed<W13>)(long)Next();
        var y = (Signed<W7>)(long)Next();
        if (y == 0)
            y++;
        Signed<W13> changed = x.With(10, 4, y.Range(6, 0)).With(0, y[6]);
        return Line("int", x, y, (Signed<W20>)(x * y), (Signed<W8>)(x + y), (Signed<W8>)(x - y), (Signed<W13>)(x / y), (Signed<W13>)(x % y), (Signed<W13>)(x << 4), x >> 3,
            (Signed<W13>)~x, (Signed<W13>)(x & y), (Signed<W13>)(x ^ y), (Signed<W13>)(x | y), (Unsigned<W7>)x.Range(9, 3), (Unsigned<W20>)Bits.Concat(x, y), changed,
            x.ToBits().XorReduce() ? 1 : 0);
    }

    private string UnsignedNarrow()
    {
        var x = (Unsigned<W21>)Next();
        var y = (Unsigned<W9>)Next();
        if (y == 0)
            y++;
        return Line("uint", x, y, (Unsigned<W24>)(x * y), (Unsigned<W21>)(x + y), (Unsigned<W21>)(y - x), x / y, x % y, (Unsigned<W21>)(x << 5), x >> 5, (Unsigned<W21>)~x,
            (Signed<W21>)x.ToBits());
    }

    private string Wide()
    {
        var x = (BigSigned<W100>)Bits.Concat(new Bits(50, Next()), new Bits(50, Next()));
        var y = (BigSigned<W100>)Bits.Concat(new Bits(40, Next()), new Bits(20, Next()));
        return Line("bigint", x, y, (BigSigned<W130>)(x * y), (BigSigned<W100>)(x * y), (BigSigned<W100>)(x + y), (BigSigned<W100>)(x - y), x / y, x % y,
            (BigSigned<W100>)((BigInteger)x << 33), (BigInteger)x >> 33, (BigUnsigned<W100>)x.ToBits(), x.Range(77, 20).Value);
    }

    private string Wires()
    {
        LogicVector a = Vector(), b = Vector();
        return Line("lv", a, b, a & b, a | b, a ^ b, ~a, LogicVector.Resolve(a, b), a << 3, a >> 3, a.Range(9, 2), a.Range(2, 9), a.With(8, 4, b.Range(11, 7)), a.RotateLeft(5),
            $"{a.AndReduce()}{a.OrReduce()}{a.XorReduce()}");
    }

    private LogicVector Vector()
    {
        var vector = new LogicVector(12);
        for (int i = 0; i < vector.Width; i++)
            vector = vector.With(i, Logic.Parse("01ZX"[(int)(Next() % 4)]));
        return vector;
    }

    private ulong Next()
    {
        _state = unchecked((_state * 6364136223846793005) + 1442695040888963407);
        return _state >> 16;
    }

    private readonly struct W100 : IWidth
    {
        public static int Bits => 100;
    }

    private readonly struct W130 : IWidth
    {
        public static int Bits => 130;
    }
}
