using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.CrossValidation;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>The recorded cases of Ramulator come out of the bridge as they were recorded, whichever engine is behind it.</summary>
public class GoldenThroughTheBridgeTests
{
    private static WorkerOptions Served => new() { Launcher = new ProcessLauncher("dotnet", Path.Combine(AppContext.BaseDirectory, "tlm.dll"), "bridge", "serve") };

    [Fact]
    public void The_embedded_engine_in_another_process_runs_recorded_cases_exactly() =>
        Assert.Empty(Different(Memories.OneOfEachStandard.Where(name => name.StartsWith("hbm3-", StringComparison.Ordinal)), Served));

    [Fact]
    public void The_embedded_engine_behind_the_wire_runs_a_case_of_each_standard_exactly() =>
        Assert.Empty(Different(Memories.OneOfEachStandard, new WorkerOptions { Launcher = new InProcessLauncher() }));

    [Fact]
    [Trait("Category", "Long")]
    public void The_embedded_engine_behind_the_wire_runs_every_case_exactly() =>
        Assert.Empty(Different(GoldenCase.NamesIn(Memories.Golden), new WorkerOptions { Launcher = new InProcessLauncher() }));

    [RamulatorFact]
    public void Ramulator_runs_a_case_of_each_standard_exactly() => Assert.Empty(Different(Memories.OneOfEachStandard, RamulatorWorker.Options));

    [RamulatorFact]
    [Trait("Category", "Long")]
    public void Ramulator_runs_every_case_exactly() => Assert.Empty(Different(GoldenCase.NamesIn(Memories.Golden), RamulatorWorker.Options));

    private static List<string> Different(IEnumerable<string> names, WorkerOptions options)
    {
        var different = new List<string>();
        foreach (var golden in names.Select(Memories.Read))
        {
            if (!Memories.Same(golden, RecordedRun.Record(options, golden.Name, golden.System, golden.Requests)))
                different.Add(golden.Name);
        }

        return different;
    }
}
