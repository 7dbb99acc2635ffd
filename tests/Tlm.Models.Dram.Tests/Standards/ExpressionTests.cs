using Tlm.Models.Dram.Standards.Expressions;

namespace Tlm.Models.Dram.Tests.Standards;

public class ExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3 - 4", "3")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("7 / 2", "7/2")]
    [InlineData("ceil(7 / 2)", "4")]
    [InlineData("floor(0 - 7 / 2)", "-4")]
    [InlineData("ceil(0 - 7 / 2)", "-3")]
    [InlineData("max(3, ceil(8000 / 625))", "13")]
    [InlineData("min(3, 4)", "3")]
    [InlineData("3 < 4 ? 10 : 20", "10")]
    [InlineData("a >= 5 ? a : 0 - a", "5")]
    [InlineData("3900000 / 16 / 4 / a", "24375/2")]
    public void Arithmetic_is_exact(string text, string expected) =>
        Assert.Equal(expected, ExpressionParser.Parse(text).Evaluate(_ => 5).ToString());

    [Theory]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("ceil(1, 2)")]
    [InlineData("sqrt(4)")]
    [InlineData("1 2")]
    public void Damaged_expressions_are_refused(string text) => Assert.Throws<FormatException>(() => ExpressionParser.Parse(text));
}
