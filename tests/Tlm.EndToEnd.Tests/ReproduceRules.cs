using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

public class ReproduceRules
{
    [Fact]
    public void A_system_is_reproduced_as_one_document_and_repeats_exactly()
    {
        Outcome first = Tool.Tlm("reproduce", "attacc", "--json");
        Assert.True(first.ExitCode == 0, first.Error);
        JsonArray claims = JsonNode.Parse(first.Output)!["claims"]!.AsArray();
        Assert.NotEmpty(claims);
        Assert.All(claims, claim => Assert.Equal("attacc", claim!["system"]!.GetValue<string>()));
        Assert.Equal(first.Output, Tool.Tlm("reproduce", "attacc", "--json").Output);
    }

    [Theory]
    [InlineData("reproduce atacc", "unknown system 'atacc'; did you mean 'attacc'?")]
    [InlineData("reproduce --json --markdown", "excludes --markdown")]
    public void What_can_t_be_reproduced_is_refused_with_code_2(string arguments, string message)
    {
        Outcome outcome = Tool.Tlm(arguments.Split(' '));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }
}
