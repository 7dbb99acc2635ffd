using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.CrossValidation;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>The comparison of a channel, with the embedded engine behind the wire in Ramulator's place.</summary>
public sealed class ChannelComparisonTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crossval-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Equal_engines_have_equal_figures_and_no_difference()
    {
        var comparison = Compare(new InProcessLauncher());
        Assert.Null(comparison.FirstDifference);
        Assert.Equal(comparison.Ramulator.Commands.Length, comparison.EqualCommands);
        Assert.Equal(comparison.RamulatorFigures, comparison.EmbeddedFigures);
        Assert.True(comparison.RamulatorFigures.RowHits > 0 && comparison.RamulatorFigures.Energy.Femtojoules > 0);
    }

    [Fact]
    public void The_folder_holds_what_is_needed_to_repeat_it()
    {
        ComparisonFolder.Write(_folder, [Compare(new InProcessLauncher())], [("Tlm", "0")], "tlm crossval");
        string[] expected =
        [
            "figures.md", "mem.ch0.config.yaml", "mem.ch0.embedded.commands.csv.gz", "mem.ch0.embedded.requests.csv.gz",
            "mem.ch0.ramulator.commands.csv.gz", "mem.ch0.ramulator.requests.csv.gz", "report.html", "report.md", "versions.txt",
        ];
        Assert.Equal(expected, Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("Equal: all", File.ReadAllText(Path.Combine(_folder, "report.md")), StringComparison.Ordinal);
        // what was replayed can be replayed again from the folder
        var again = TraceFile.Read(Path.Combine(_folder, "mem.ch0.ramulator.requests.csv.gz"));
        Assert.Equal(Memories.RandomRequests(1500, seed: 4).Select(request => request.Address), again.Select(request => request.Address));
    }

    private static ChannelComparison Compare(IWorkerLauncher launcher)
    {
        var requests = Memories.RandomRequests(1500, seed: 4);
        return ChannelComparison.Run(new WorkerOptions { Launcher = launcher }, "mem", 0, Memories.Lpddr5.Channels[0], requests, requests.Length);
    }
}
