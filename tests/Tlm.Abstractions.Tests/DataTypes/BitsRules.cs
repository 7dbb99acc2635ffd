using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Abstractions.Tests.DataTypes;

/// <summary>Bits are wires that are 0 or 1.</summary>
public sealed class BitsRules
{
    private static readonly Gen<string> s_text = Gen.NonEmptyListOf(Gen.Elements('0', '1')).Select(static list => string.Concat(list.Take(150)));

    [Fact]
    public void They_are_the_number_that_their_text_means() => Check(s_text, static text =>
    {
        BigInteger number = text.Aggregate(BigInteger.Zero, static (sum, c) => (2 * sum) + (c - '0'));
        Bits bits = Bits.Parse(text);
        return bits.ToString() == text && bits.Value == number && bits.SignedValue == number - (text[0] == '1' ? BigInteger.Pow(2, text.Length) : 0)
            && bits == new Bits(text.Length, number) && bits == new Bits(text.Length, bits.SignedValue);
    });

    [Fact]
    public void They_do_what_wires_do() => Check(
        from a in s_text
        from b in Gen.ArrayOf(Gen.Elements('0', '1'), a.Length)
        from left in Gen.Choose(0, a.Length - 1)
        from right in Gen.Choose(0, a.Length - 1)
        from places in Gen.Choose(0, a.Length + 2)
        select (a: Bits.Parse(a), b: Bits.Parse(string.Concat(b)), left, right, places),
        static c =>
        {
            LogicVector a = c.a, b = c.b;
            return (c.a & c.b) == (Bits)(a & b) && (c.a | c.b) == (Bits)(a | b) && (c.a ^ c.b) == (Bits)(a ^ b) && ~c.a == (Bits)~a
                && c.a.Range(c.left, c.right) == (Bits)a.Range(c.left, c.right)
                && c.a.With(c.left, c.right, c.b) == (Bits)a.With(c.left, c.right, b)
                && c.a << c.places == (Bits)(a << c.places) && c.a >> c.places == (Bits)(a >> c.places)
                && c.a.RotateLeft(c.places) == (Bits)a.RotateLeft(c.places) && c.a.Reverse() == (Bits)a.Reverse()
                && c.a.AndReduce() == (bool)a.AndReduce() && c.a.OrReduce() == (bool)a.OrReduce() && c.a.XorReduce() == (bool)a.XorReduce()
                && Bits.Concat(c.a, c.b) == (Bits)LogicVector.Concat(a, b) && c.a[c.left] == (bool)a[c.left];
        });

    [Fact]
    public void Text_may_have_prefixes_and_underscores()
    {
        Assert.Equal(new Bits(8, 0xa5), Bits.Parse("0xA5"));
        Assert.Equal(new Bits(8, 0xa5), Bits.Parse("0b1010_0101"));
        Assert.Equal("0000_0001".Replace("_", "", StringComparison.Ordinal), new Bits(8, 1).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("102")]
    [InlineData("-1")]
    [InlineData("1Z")]
    public void Other_text_is_refused(string text) => Assert.Throws<FormatException>(() => Bits.Parse(text));

    [Fact]
    public void There_is_no_bit_beyond_the_width()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => new Bits(4)[4]);
        Assert.Throws<ArgumentOutOfRangeException>(static () => new Bits(4)[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(static () => new Bits(4).Range(4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new Bits(4).With(3, -1, true));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new Bits(0));
    }

    private static void Check<T>(Gen<T> cases, Func<T, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
