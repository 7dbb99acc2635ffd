using Tlm.Conformance;
using Xunit;

namespace MyModels.Tests;

public sealed class MyComponentRules
{
    /// <summary>Every rule of transport, by name.</summary>
    [Fact]
    public void The_component_keeps_the_rules_of_transport()
    {
        IReadOnlyList<RuleOutcome> outcomes = ConformanceKit.Run("mine", context => new MyComponent(context, new MyComponentOptions()));
        Assert.NotEmpty(outcomes);
        Assert.All(outcomes, outcome => Assert.True(outcome.Verdict != Verdict.Failed, $"{outcome.Socket}, {outcome.Rule}: {outcome.Seen}"));
    }
}
