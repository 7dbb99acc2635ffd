namespace Tlm.Abstractions.Tests.DataTypes;

/// <summary>The tables of IEEE 1666; rows and columns in the order 0, 1, Z, X.</summary>
public sealed class LogicRules
{
    private static readonly Logic[] s_all = [Logic.Zero, Logic.One, Logic.Z, Logic.X];

    [Fact]
    public void And_follows_its_table() => Assert.Equal("0000 01XX 0XXX 0XXX", Table(static (a, b) => a & b));

    [Fact]
    public void Or_follows_its_table() => Assert.Equal("01XX 1111 X1XX X1XX", Table(static (a, b) => a | b));

    [Fact]
    public void Exclusive_or_follows_its_table() => Assert.Equal("01XX 10XX XXXX XXXX", Table(static (a, b) => a ^ b));

    [Fact]
    public void What_two_drivers_give_follows_its_table() => Assert.Equal("0X0X X11X 01ZX XXXX", Table(Logic.Resolve));

    [Fact]
    public void Not_follows_its_table() => Assert.Equal("10XX", string.Concat(s_all.Select(static a => ~a)));

    [Fact]
    public void Without_a_value_it_is_unknown() => Assert.Equal(Logic.X, default);

    [Fact]
    public void Text_is_read_as_it_is_written() => Assert.All(s_all, static a => Assert.Equal(a, Logic.Parse(a.ToString()[0])));

    [Fact]
    public void Another_character_is_refused() => Assert.Contains("'2' is no logic value", Assert.Throws<FormatException>(static () => Logic.Parse('2')).Message, StringComparison.Ordinal);

    [Fact]
    public void Only_0_and_1_are_known_and_have_a_truth()
    {
        Assert.Equal([true, true, false, false], s_all.Select(static a => a.IsKnown));
        Assert.Equal((false, true), ((bool)Logic.Zero, (bool)Logic.One));
        Assert.Throws<InvalidOperationException>(static () => (bool)Logic.Z);
        Assert.Throws<InvalidOperationException>(static () => (bool)Logic.X);
    }

    private static string Table(Func<Logic, Logic, Logic> operation) =>
        string.Join(' ', s_all.Select(a => string.Concat(s_all.Select(b => operation(a, b)))));
}
