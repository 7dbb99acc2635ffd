using Tlm.Cli.Reproduce.Expressions;

namespace Tlm.Cli.Tests;

public class ExpressionRules
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("8 / 2 / 2", 2)]
    [InlineData("10 - 2 - 3", 5)]
    [InlineData("runs.a.x.time * 1e3", 2000)]
    [InlineData("runs.b-1.x.time / runs.a.x.time", 2)]
    public void Operators_bind_as_in_arithmetic(string text, double value)
    {
        Assert.Equal(value, Parse(text).Evaluate(new Source()).Value);
    }

    [Fact]
    public void Units_are_carried_along()
    {
        Measure rate = Parse("runs.a.x.bytes / runs.a.x.time").Evaluate(new Source());
        Assert.Equal(4, rate.In(Unit.BytesPerSecond));
        Assert.Throws<ExpressionException>(() => rate.In(Unit.Seconds));
        Assert.Throws<ExpressionException>(() => Parse("runs.a.x.bytes + runs.a.x.time").Evaluate(new Source()));
    }

    [Fact]
    public void The_mean_error_takes_deviations_without_their_signs()
    {
        Assert.Equal(0.2, Parse("mean_error(fig-*)").Evaluate(new Source()).Value, 12);
    }

    [Theory]
    [InlineData("1 +", "character 4")]
    [InlineData("(1", "')' was expected")]
    [InlineData("runs.a", "is no metric")]
    [InlineData("1 2", "'2' is not expected")]
    [InlineData("mean_error()", "a pattern of claim ids")]
    [InlineData("", "was expected")]
    public void What_is_no_expression_is_refused_with_the_place(string text, string message)
    {
        Assert.False(ExpressionParser.TryParse(text, out _, out string problem));
        Assert.Contains(message, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_the_runs_that_it_uses()
    {
        Assert.Equal(["a", "b"], Parse("runs.a.x.time / (runs.b.x.time + runs.a.x.time)").Runs().Distinct().Order());
    }

    private static Expression Parse(string text)
    {
        return ExpressionParser.TryParse(text, out Expression expression, out string problem) ? expression : throw new InvalidOperationException(problem);
    }

    private sealed class Source : IMetricSource
    {
        public Measure Metric(string run, string path)
        {
            double value = run == "a" ? 2 : 4;
            return path == "x.time" ? Measure.Of(value, Unit.Seconds) : Measure.Of(8, Unit.Bytes);
        }

        public IReadOnlyList<double> Errors(string pattern) => [-0.1, 0.3];
    }
}
