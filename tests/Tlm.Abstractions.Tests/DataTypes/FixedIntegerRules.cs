using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Tlm.Widths;

namespace Tlm.Abstractions.Tests.DataTypes;

/// <summary>Integers of a fixed width are those of any width, modulo 2 to the width.</summary>
public sealed class FixedIntegerRules
{
    private static readonly Gen<BigInteger> s_number =
        from bytes in Gen.ArrayOf(Gen.Choose(0, 255))
        select new BigInteger([.. bytes.Take(20).Select(static b => (byte)b)]);

    [Fact]
    public void Signed_integers_are_exact()
    {
        IsExact<Signed<W1>>();
        IsExact<Signed<W8>>();
        IsExact<Signed<W17>>();
        IsExact<Signed<W63>>();
        IsExact<Signed<W64>>();
    }

    [Fact]
    public void Integers_without_sign_are_exact()
    {
        IsExact<Unsigned<W1>>();
        IsExact<Unsigned<W8>>();
        IsExact<Unsigned<W33>>();
        IsExact<Unsigned<W64>>();
    }

    [Fact]
    public void Wide_integers_are_exact()
    {
        IsExact<BigSigned<W4>>();
        IsExact<BigSigned<W100>>();
        IsExact<BigUnsigned<W4>>();
        IsExact<BigUnsigned<W100>>();
    }

    [Fact]
    public void Arithmetic_outside_generic_code_loses_nothing_before_the_cast()
    {
        var a = (Signed<W8>)(-100);
        var b = (Signed<W9>)200;
        Assert.Equal(-20_000, a * b);
        Assert.Equal(-20_000L, (long)(Signed<W17>)(a * b));
        Assert.Equal(-32L, (long)(Signed<W8>)(a * b)); // ...b1e0
        var wide = (BigUnsigned<W100>)(BigInteger.Pow(2, 100) - 1);
        Assert.Equal(BigInteger.Pow(wide, 2), wide * wide);
        Assert.Equal(BigInteger.One, (BigUnsigned<W100>)(wide * wide));
        Assert.True(wide > a.ToBigInteger() && a.ToBigInteger() <= wide);
    }

    [Fact]
    public void A_checked_cast_refuses_what_does_not_fit()
    {
        Assert.Equal(127L, (long)checked((Signed<W8>)127));
        Assert.Contains("128 does not fit 8 bits signed", Assert.Throws<OverflowException>(static () => checked((Signed<W8>)128)).Message, StringComparison.Ordinal);
        Assert.Throws<OverflowException>(static () => checked((Unsigned<W4>)16));
        Assert.Throws<OverflowException>(static () => checked((BigSigned<W100>)BigInteger.Pow(2, 99)));
        Assert.Throws<OverflowException>(static () => checked((BigUnsigned<W100>)BigInteger.MinusOne));
    }

    [Fact]
    public void Counting_goes_round()
    {
        var count = Greatest<Unsigned<W3>>();
        Assert.Equal(0UL, (ulong)++count);
        Assert.Equal(7UL, (ulong)--count);
        var signed = Greatest<Signed<W3>>();
        Assert.Equal(-4L, (long)++signed);
    }

    [Fact]
    public void Parts_of_two_integers_make_a_third()
    {
        var high = (Signed<W4>)(-1);
        var low = (Unsigned<W4>)6;
        Assert.Equal(0xf6UL, (ulong)(Unsigned<W8>)Bits.Concat(high, low));
        Assert.Equal(-10L, (long)(Signed<W8>)Bits.Concat(high, low));
        Assert.Equal(0b0110_1111UL, (ulong)(Unsigned<W8>)Bits.Concat(low, high));
        Assert.Equal(14UL, (ulong)low.With(3, true));
        Assert.Equal("011", low.Range(3, 1).ToString());
    }

    [Fact]
    public void A_width_that_the_type_has_not_is_refused() =>
        Assert.Contains("W100 means 100 bits: 1 to 64 are expected", Assert.Throws<InvalidOperationException>(static () => (Signed<W100>)1).Message, StringComparison.Ordinal);

    private static T Greatest<T>()
        where T : struct, IFixedInteger<T> => T.MaxValue;

    private static void IsExact<T>()
        where T : struct, IFixedInteger<T>
    {
        BigInteger size = BigInteger.Pow(2, T.BitCount);
        BigInteger least = T.HasSign ? -size / 2 : 0;
        Assert.Equal((least, least + size - 1), (T.MinValue.ToBigInteger(), T.MaxValue.ToBigInteger()));
        Assert.Equal((0, T.Wrap(1)), (T.AdditiveIdentity.ToBigInteger(), T.MultiplicativeIdentity));
        var cases = from x in s_number from y in s_number from places in Gen.Choose(0, T.BitCount + 1) select (x, y, places);
        Prop.ForAll(cases.ToArbitrary(), c => Agrees<T>(c.x, c.y, c.places)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    private static bool Agrees<T>(BigInteger x, BigInteger y, int places)
        where T : struct, IFixedInteger<T>
    {
        T a = T.Wrap(x), b = T.Wrap(y);
        BigInteger p = Cut<T>(x), q = Cut<T>(y);
        BigInteger bits = p.Sign < 0 ? p + BigInteger.Pow(2, T.BitCount) : p;
        return a.ToBigInteger() == p
            && Is(a + b, p + q) && Is(a - b, p - q) && Is(a * b, p * q) && Is(-a, -p)
            && (q.IsZero || (Is(a / b, p / q) && Is(a % b, p % q)))
            && Is(a & b, p & q) && Is(a | b, p | q) && Is(a ^ b, p ^ q) && Is(~a, ~p)
            && Is(a << places, p << places) && Is(a >> places, p >> places) && Is(a >>> places, bits >> places)
            && a.CompareTo(b) == p.CompareTo(q) && a.Equals(b) == (p == q)
            && a.ToBits().Value == bits && T.Wrap(a.ToBits().Value).Equals(a) && a.ToBitString().Length == T.BitCount
            && a.ToString(null, null) == p.ToString(System.Globalization.CultureInfo.InvariantCulture);
        static bool Is(T ours, BigInteger exact) => ours.ToBigInteger() == Cut<T>(exact);
    }

    // the number in the range of the type that is equal modulo its size
    private static BigInteger Cut<T>(BigInteger value)
        where T : struct, IFixedInteger<T>
    {
        BigInteger size = BigInteger.Pow(2, T.BitCount);
        BigInteger rest = ((value % size) + size) % size;
        return T.HasSign && rest >= size / 2 ? rest - size : rest;
    }

    private readonly struct W100 : IWidth
    {
        public static int Bits => 100;
    }
}
