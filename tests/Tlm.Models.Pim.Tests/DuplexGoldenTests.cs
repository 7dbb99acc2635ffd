using Tlm.Models.Pim.Comparison;

namespace Tlm.Models.Pim.Tests;

public sealed class DuplexGoldenTests
{
    [Fact]
    public void Attention_on_the_logic_die_takes_what_the_public_simulator_recorded()
    {
        var cases = PimComparison.Run(Path.Combine(AppContext.BaseDirectory, "golden", "duplex"));

        Assert.Equal(36, cases.Count);
        Assert.All(cases, c => Assert.True(c.Met, $"{c.Case}: expected {c.Expected}, got {c.Got}"));
    }
}
