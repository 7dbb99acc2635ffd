using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

public sealed class RunRules : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_prints_headlines_and_where_its_results_are()
    {
        var outcome = Run();
        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"[0-9.]+ ns\s+Mean latency of a request\s+cpu\.mean_latency", outcome.Output);
        Assert.Contains($"results      {_folder["out"]}/result.json", outcome.Output, StringComparison.Ordinal);
        Assert.Matches("fingerprint  [0-9a-f]{32}\n", outcome.Output);
        Assert.DoesNotContain('\u001b', outcome.Output);
    }

    [Fact]
    public void Json_is_one_document_and_the_same_as_the_file()
    {
        var outcome = Run("--json");
        Assert.Equal(File.ReadAllText(_folder["out/result.json"]), outcome.Output);
        Assert.Equal("completed", JsonNode.Parse(outcome.Output)!["status"]!.GetValue<string>());
    }

    [Fact]
    public void Without_records_the_statistics_are_the_same()
    {
        var (whole, bare) = (JsonNode.Parse(Run("--json").Output)!, JsonNode.Parse(Run("--json", "--no-records").Output)!);
        Assert.Equal(whole["fingerprint"]!.ToJsonString(), bare["fingerprint"]!.ToJsonString());
        Assert.NotEmpty(whole["traffic"]!.AsArray());
        Assert.Empty(bare["traffic"]!.AsArray());
        Assert.True(File.Exists(_folder["out/report.html"]));
    }

    [Fact]
    public void An_override_changes_the_run()
    {
        var result = JsonNode.Parse(Run("--json", "--set", "cpu.count=7").Output)!;
        Assert.Equal(7, result["components"]!["mem"]!["statistics"]!["reads"]!["value"]!.GetValue<long>()
            + result["components"]!["mem"]!["statistics"]!["writes"]!["value"]!.GetValue<long>());
    }

    [Theory]
    [InlineData("claims=[{id: c, metric: cpu.bytes, value: 1 B, source: s}]", 1, "NO")]
    [InlineData("claims=[{id: c, metric: cpu.bytes, value: 1280 kB, source: s}]", 0, "yes")]
    public void A_claim_that_is_not_met_is_an_error_under_check_only(string claims, int code, string met)
    {
        Assert.Equal(0, Run("--set", claims).ExitCode);
        var outcome = Run("--set", claims, "--check");
        Assert.Equal(code, outcome.ExitCode);
        Assert.Contains(met, outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_writes_nothing()
    {
        var outcome = Run("--set", "mem.latncy=5 ns");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("error: --set mem.latncy=5 ns: unknown key 'latncy' in component 'mem' (type memory); did you mean 'latency'? "
            + "(expected one of: type, partition, capacity, base, latency, bandwidth, outstanding, read_energy, write_energy, static_power)\n", outcome.Error);
        Assert.Empty(outcome.Output);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Theory]
    [InlineData("cpu.base=1073741824", "--set cpu.base=1073741824", "addresses 1073741824 to 2147483647", "holds 0 to 1073741823")]
    [InlineData("cpu.range=2 GiB", "--set cpu.range=2 GiB", "addresses 0 to 2147483647", "holds 0 to 1073741823")]
    [InlineData("mem.capacity=1 KiB", "scenarios/memory.yaml:13:12", "addresses 0 to 1073741823", "holds 0 to 1023")]
    public void Addresses_that_the_memory_lacks_are_found_before_time_0(string assignment, string place, string asked, string held)
    {
        var outcome = Run("--set", assignment);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal($"error: {place}: cpu: {asked} are asked for, but 'mem' {held}\n", outcome.Error);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void A_component_that_fails_ends_the_run_with_code_3_and_what_was_measured()
    {
        var outcome = Run("--set", "mem={ type: rom, capacity: 1 GiB }"); // a write is an error response
        Assert.Equal(3, outcome.ExitCode);
        Assert.Matches(@"error: cpu\.answers at [0-9.]+ ns: command-error", outcome.Error);
        var result = JsonNode.Parse(File.ReadAllText(_folder["out/result.json"]))!;
        Assert.Equal("failed", result["status"]!.GetValue<string>());
        Assert.Equal("cpu", result["error"]!["component"]!.GetValue<string>());
        Assert.NotEqual(0, result["components"]!["mem"]!["statistics"]!["errors"]!["value"]!.GetValue<long>());
    }

    [Fact]
    public void A_long_run_shows_progress_in_plain_lines_and_an_interrupt_still_writes_what_was_measured()
    {
        using var process = Tool.Start(Repository.File("tools", "tlm"), "run", Scenarios.Memory, "--set", "cpu.count=1000000000", "--out", _folder["out"]);
        var line = process.StandardError.ReadLine(); // so it is simulating by now
        Tool.Run("kill", "-INT", $"{process.Id}");
        var outcome = Tool.Finish(process);
        Assert.Equal(130, outcome.ExitCode);
        Assert.Matches(@"^simulated [0-9.]+ [mu]s, [0-9]+/1000000000 requests, [0-9.]+ [kM]? ?events/s, ETA [0-9]", line);
        Assert.Contains("INTERRUPTED", outcome.Output, StringComparison.Ordinal);
        var result = JsonNode.Parse(File.ReadAllText(_folder["out/result.json"]))!;
        Assert.Equal("interrupted", result["status"]!.GetValue<string>());
        Assert.True(result["time"]!["end_fs"]!.GetValue<long>() > 0);
    }

    [Fact]
    public void A_quiet_run_shows_no_progress() => Assert.Empty(Run("--quiet").Error);

    private Outcome Run(params string[] options) => Tool.Tlm(["run", Scenarios.Memory, "--out", _folder["out"], .. options]);
}
