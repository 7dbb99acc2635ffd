namespace Tlm.EndToEnd.Tests;

/// <summary>The scratchpad of <c>samples/</c>, built as a stranger would build it: from the packages alone.</summary>
public sealed class PluginSample
{
    private const string Dll = "samples/scratchpad/Scratchpad/bin/Release/net10.0/Scratchpad.dll";

    [Fact]
    public void A_component_built_against_the_package_alone_is_listed_described_and_runs()
    {
        Outcome build = Tool.Run(Repository.File("samples", "scratchpad", "build"));
        Assert.True(build.ExitCode == 0, build.Output + build.Error);
        Assert.DoesNotContain("ProjectReference Include=\"../../../", File.ReadAllText(Repository.File("samples", "scratchpad", "Scratchpad", "Scratchpad.csproj")), StringComparison.Ordinal);
        Assert.False(File.Exists(Repository.File("samples", "scratchpad", "Scratchpad", "bin", "Release", "net10.0", "Tlm.Abstractions.dll")), "the contract comes from the program");

        Outcome list = Tool.Tlm("list", "--plugin", Dll);
        Assert.Contains("scratchpad", list.Output, StringComparison.Ordinal);

        Outcome describe = Tool.Tlm("describe", "scratchpad", "--plugin", Dll);
        foreach (string part in new[] { "capacity", "64 KiB", "banks", "cycle" })
            Assert.Contains(part, describe.Output, StringComparison.Ordinal);

        Outcome schema = Tool.Tlm("list", "--schema", "--plugin", Dll);
        Assert.Contains("\"scratchpad\"", schema.Output, StringComparison.Ordinal);

        Outcome run = Tool.Tlm("run", "samples/scratchpad/scratchpad.yaml", "--json");
        Assert.True(run.ExitCode == 0, run.Error);
        foreach (string statistic in new[] { "\"accesses\"", "\"conflicts\"" })
            Assert.Contains(statistic, run.Output, StringComparison.Ordinal);
    }
}
