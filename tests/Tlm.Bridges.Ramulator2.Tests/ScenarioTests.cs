using System.Diagnostics;
using System.Text.Json;
using Tlm.Models.Dram.Standards;
using OsProcess = System.Diagnostics.Process;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>Scenarios with Ramulator as the memory have the same fingerprint as with the embedded engine.</summary>
public sealed class ScenarioTests : IDisposable
{
    private const string StandardKey = "standard: ";

    private const string Scenario = """
        tlm: 1
        name: traffic
        components:
          cpu: { type: traffic, count: 3000, pattern: random, size: 64 B, range: 64 MiB, writes: 30 %, outstanding: 32 }
          mem: { type: dram, channels: 2, interleave: 64 B }
        connect:
          - { from: cpu.mem, to: mem.port, latency: 5 ns, bandwidth: 64 GB/s }
        """;

    private const string TwoMemories = """
        tlm: 1
        name: two
        components:
          a: { type: traffic, count: 300, pattern: random, size: 300 B, range: 1 MiB, writes: 40 %, outstanding: 8 }
          b: { type: traffic, count: 300, pattern: linear, size: 64 B, range: 1 MiB, writes: 0 %, outstanding: 4 }
          m: { type: dram, channels: 2, interleave: 256 B }
          n: { type: dram, standard: GDDR6, organization: GDDR6_16Gb_x16, timing: GDDR6_14000_1350mV_double, row_policy: closed-cap }
        connect:
          - { from: a.mem, to: m.port, latency: 5 ns, bandwidth: 64 GB/s }
          - { from: b.mem, to: n.port }
        partitions: { d0: [a], d1: [b, m, n] }
        run: { warmup: 1 us }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-scenario-").FullName;

    public ScenarioTests() => File.WriteAllText(Path.Combine(_folder, "s.yaml"), Scenario);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [RamulatorFact]
    public void Traffic_on_two_channels()
    {
        _ = RamulatorWorker.Options;
        var embedded = Run("embedded", "--memory", "embedded");
        var ramulator = Run("ramulator", "--memory", "ramulator");
        Assert.Equal((0, 0), (embedded.Code, ramulator.Code));
        Assert.Equal(Fingerprint("embedded"), Fingerprint("ramulator"));
        Assert.Contains("\"memory engine\": \"ramulator 2.1\"", File.ReadAllText(Path.Combine(_folder, "ramulator", "result.json")), StringComparison.Ordinal);
    }

    [RamulatorFact]
    public void Ramulator_alone_gives_the_same_results_with_a_warm_up_partitions_and_several_memories()
    {
        _ = RamulatorWorker.Options;
        File.WriteAllText(Path.Combine(_folder, "s.yaml"), TwoMemories);
        var embedded = Run("embedded", "--memory", "embedded");
        var alone = Run("alone", "--memory", "ramulator-alone");
        Assert.Equal((0, 0), (embedded.Code, alone.Code));
        Assert.Equal(Fingerprint("embedded"), Fingerprint("alone"));
    }

    /// <summary>Every scenario of the repository that has a memory of type dram, of a standard that Ramulator has.</summary>
    public static TheoryData<string> OfTheRepository
    {
        get
        {
            var root = Path.Combine(Memories.Golden, "..", "..", "..", "scenarios");
            var data = new TheoryData<string>();
            foreach (var file in Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                string[] lines = [.. File.ReadLines(file).Select(line => line.Trim())];
                if (lines.Contains("type: dram") && lines.Where(IsStandard).All(IsInRamulator))
                    data.Add(Path.GetRelativePath(root, file));
            }

            return data;
        }
    }

    private static bool IsStandard(string line) => line.StartsWith(StandardKey, StringComparison.Ordinal);

    private static bool IsInRamulator(string line) => StandardLibrary.Load(line[StandardKey.Length..]).CrossChecked is not null;

    [RamulatorTheory]
    [MemberData(nameof(OfTheRepository))]
    public void A_scenario_of_the_repository_has_one_fingerprint_whichever_engine_vouches_for_it(string scenario)
    {
        _ = RamulatorWorker.Options;
        var file = Path.Combine(Memories.Golden, "..", "..", "..", "scenarios", scenario);
        string[] engines = ["embedded", "ramulator", "ramulator-alone"];
        foreach (var engine in engines)
        {
            // what comes later would take a simulator that ticks hours
            var run = RunFile(file, engine, "--memory", engine, "--set", "run.until=100 us");
            Assert.True(run.Code == 0, run.Errors);
        }

        Assert.Single(engines.Select(Fingerprint).Distinct());
    }

    [Fact]
    public void An_unknown_engine_is_bad_input_with_all_names()
    {
        var run = Run("x", "--memory", "ramulate");
        Assert.Equal(2, run.Code);
        Assert.Contains("'ramulate' is no engine: expected embedded, ramulator, ramulator?, ramulator-alone", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ramulator")]
    [InlineData("ramulator-alone")]
    public void A_standard_that_Ramulator_lacks_is_bad_input(string engine)
    {
        string[] lpddr5x = ["--set", "components.mem.standard=LPDDR5X", "--set", "components.mem.organization=LPDDR5X_8Gb_x16", "--set", "components.mem.timing=LPDDR5X_8533"];
        var run = Run("x", [.. lpddr5x, "--set", $"components.mem.engine={engine}"]);
        Assert.Equal(2, run.Code);
        Assert.Contains("Ramulator 2.1 has no standard LPDDR5X", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ramulator")]
    [InlineData("ramulator-alone")]
    public void Without_Ramulator_the_run_ends_with_code_4_and_what_is_missing(string engine)
    {
        var run = Run("x", [], ("RAMULATOR_HOME", Path.Combine(_folder, "nowhere")), "--memory", engine);
        Assert.Equal(4, run.Code);
        Assert.Contains("there is no such folder", run.Errors, StringComparison.Ordinal);
    }

    [RamulatorFact]
    public void An_unknown_ZeroMQ_is_named_with_code_4()
    {
        _ = RamulatorWorker.Options;
        var run = Run("x", [], ("TLM_ZMQ", "zeromq"), "--memory", "ramulator");
        Assert.Equal(4, run.Code);
        Assert.Contains("TLM_ZMQ='zeromq' is not one of auto, netmq, libzmq", run.Errors, StringComparison.Ordinal);
    }

    [RamulatorFact]
    public void A_trace_runs_on_a_memory_with_settings_and_channels()
    {
        _ = RamulatorWorker.Options;
        File.WriteAllText(Path.Combine(_folder, "t.trace"), string.Concat(Enumerable.Range(0, 300).Select(i => $"{(i % 3 == 0 ? "ST" : "LD")} 0x{i * 7919 % 65536 * 32:x}\n")));
        var run = Tlm(["crossval", "memory", "--trace", Path.Combine(_folder, "t.trace"), "--against", "ramulator", "--out", Path.Combine(_folder, "cv"),
            "--set", "memory.channels=2", "--set", "memory.row_policy=closed-cap"], null);
        Assert.True(run.Code == 0, run.Errors);
        Assert.Contains("## memory, channel 1", File.ReadAllText(Path.Combine(_folder, "cv", "report.md")), StringComparison.Ordinal);
    }

    [RamulatorFact]
    public void A_comparison_of_a_standard_that_Ramulator_lacks_is_bad_input()
    {
        _ = RamulatorWorker.Options;
        File.WriteAllText(Path.Combine(_folder, "t.trace"), "LD 0x40\n");
        var run = Tlm(["crossval", "memory", "--trace", Path.Combine(_folder, "t.trace"), "--against", "ramulator", "--standard", "LPDDR5X", "--out", Path.Combine(_folder, "cv")], null);
        Assert.Equal(2, run.Code);
        Assert.Contains("'memory': Ramulator 2.1 has no standard LPDDR5X", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Ramulator_for_a_scenario_without_such_a_memory_is_a_warning()
    {
        File.WriteAllText(Path.Combine(_folder, "s.yaml"), Scenario.Replace("type: dram, channels: 2, interleave: 64 B", "type: memory", StringComparison.Ordinal));
        var run = Run("x", "--memory", "ramulator");
        Assert.Equal(0, run.Code);
        Assert.Contains("--memory ramulator changed nothing: no memory of this scenario is of type dram", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_Ramulator_an_optional_one_falls_back()
    {
        var run = Run("fallback", [], ("RAMULATOR_HOME", Path.Combine(_folder, "nowhere")), "--set", "components.mem.engine=ramulator?");
        Assert.Equal(0, run.Code);
    }

    private (int Code, string Errors) Run(string name, params string[] arguments) => Run(name, arguments, null);

    private (int Code, string Errors) Run(string name, string[] arguments, (string Name, string Value)? variable, params string[] more) =>
        RunFile(Path.Combine(_folder, "s.yaml"), name, [.. arguments, .. more], variable);

    private (int Code, string Errors) RunFile(string file, string name, params string[] arguments) => RunFile(file, name, arguments, null);

    private (int Code, string Errors) RunFile(string file, string name, string[] arguments, (string Name, string Value)? variable)
    {
        return Tlm(["run", file, "--quiet", "--out", Path.Combine(_folder, name), .. arguments], variable);
    }

    private static (int Code, string Errors) Tlm(string[] arguments, (string Name, string Value)? variable)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tlm.dll"), .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true };
        if (variable is { } given)
            start.Environment[given.Name] = given.Value;
        using var process = OsProcess.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors.Result);
    }

    private string Fingerprint(string name)
    {
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, name, "result.json")));
        return result.RootElement.GetProperty("fingerprint").GetString()!;
    }
}
