using Tlm.Transactions;

namespace Tlm.Conformance.Tests;

public sealed class KitRules
{
    [Theory]
    [InlineData("forgets", "every-request-answered", "6 answers to 6 of 24 requests")]
    [InlineData("forgets", "back-pressure", "23 answers to 23 of 24 requests")]
    [InlineData("drops when many wait", "out-of-order-completion", "40 answers to 40 of 64 requests")]
    [InlineData("no status", "blocking-transport", "status-set")]
    [InlineData("wrong phases", "base-protocol", "accepted-unchanged")]
    [InlineData("throws on large", "largest-size", "too large")]
    [InlineData("throws on one byte", "smallest-size", "too small")]
    [InlineData("throws on high", "highest-address", "too high")]
    [InlineData("random", "deterministic", "then 48 answers")]
    [InlineData("random", "reset", "before: 24 answers")]
    [InlineData("random", "more-threads", "in two by 1 threads 48 answers")]
    public void A_component_that_breaks_a_rule_fails_that_rule(string fault, string rule, string seen)
    {
        RuleOutcome outcome = ConformanceKit.Run("bad", context => new BadTarget(context, fault)).Single(outcome => outcome.Rule == rule);
        Assert.Equal((Verdict.Failed, "bad.port"), (outcome.Verdict, outcome.Socket));
        Assert.Contains(seen, outcome.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_component_at_which_time_stands_still_is_found_out()
    {
        RuleOutcome outcome = ConformanceKit.Run("bad", static context => new BadTarget(context, "livelock"), TimeSpan.FromSeconds(1)).First(static outcome => outcome.Rule == "time-advances");
        Assert.Equal(Verdict.Failed, outcome.Verdict);
        Assert.Contains("of work the simulation stands at", outcome.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public void The_functional_memory_keeps_every_rule()
    {
        IReadOnlyList<RuleOutcome> outcomes = ConformanceKit.Run("mem", static context => new FunctionalMemory(context, new FunctionalMemoryOptions()));
        Assert.Equal(12, outcomes.Count);
        Assert.All(outcomes, static outcome => Assert.Equal(Verdict.Passed, outcome.Verdict));
    }

    [Fact]
    public void The_bus_keeps_every_rule_with_whole_streams_and_with_single_steps()
    {
        foreach (bool whole in new[] { true, false })
        {
            var options = new BusOptions { Map = [new BusRange { Name = "out", Base = 0, Size = DataSize.FromMebibytes(1) }], WholeStreams = whole };
            Assert.DoesNotContain(ConformanceKit.Run("bus", context => new Bus(context, options)), static outcome => outcome.Verdict == Verdict.Failed);
        }
    }
}
