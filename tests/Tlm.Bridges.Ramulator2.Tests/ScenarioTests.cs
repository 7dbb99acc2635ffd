using System.Diagnostics;
using System.Text.Json;
using OsProcess = System.Diagnostics.Process;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>Scenarios with Ramulator as the memory have the same fingerprint as with the embedded engine.</summary>
public sealed class ScenarioTests : IDisposable
{
    private const string Scenario = """
        tlm: 1
        name: traffic
        components:
          cpu: { type: traffic, count: 3000, pattern: random, size: 64 B, range: 64 MiB, writes: 30 %, outstanding: 32 }
          mem: { type: dram, channels: 2, interleave: 64 B }
        connect:
          - { from: cpu.mem, to: mem.port, latency: 5 ns, bandwidth: 64 GB/s }
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

    [Fact]
    public void A_standard_that_Ramulator_lacks_is_bad_input()
    {
        string[] lpddr5x = ["--set", "components.mem.standard=LPDDR5X", "--set", "components.mem.organization=LPDDR5X_8Gb_x16", "--set", "components.mem.timing=LPDDR5X_8533"];
        var run = Run("x", [.. lpddr5x, "--set", "components.mem.engine=ramulator"]);
        Assert.Equal(2, run.Code);
        Assert.Contains("Ramulator 2.1 has no standard LPDDR5X", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_Ramulator_the_run_ends_with_code_4_and_what_is_missing()
    {
        var run = Run("x", [], ("RAMULATOR_HOME", Path.Combine(_folder, "nowhere")), "--memory", "ramulator");
        Assert.Equal(4, run.Code);
        Assert.Contains("there is no such folder", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_Ramulator_an_optional_one_falls_back()
    {
        var run = Run("fallback", [], ("RAMULATOR_HOME", Path.Combine(_folder, "nowhere")), "--set", "components.mem.engine=ramulator?");
        Assert.Equal(0, run.Code);
    }

    private (int Code, string Errors) Run(string name, params string[] arguments) => Run(name, arguments, null);

    private (int Code, string Errors) Run(string name, string[] arguments, (string Name, string Value)? variable, params string[] more)
    {
        string[] all = [Path.Combine(AppContext.BaseDirectory, "tlm.dll"), "run", Path.Combine(_folder, "s.yaml"), "--quiet", "--out", Path.Combine(_folder, name), .. arguments, .. more];
        var start = new ProcessStartInfo("dotnet", all) { RedirectStandardError = true, RedirectStandardOutput = true };
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
