using System.Globalization;
using System.Text.RegularExpressions;

namespace Tlm.Bridges.Remote.Tests;

/// <summary>SystemC models in processes of their own: those that Accellera ships with SystemC give the reports of the pure SystemC run, at its times.</summary>
public sealed partial class SystemCRules : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("systemc-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [AccelleraFact]
    public void A_four_phase_initiator_and_target_report_the_same_phases_at_the_same_times_as_in_one_process()
    {
        var program = Compile("at_system", "at_4_phase", "select_initiator", "at_target_4_phase");
        var (pure, split) = (Pure(program), Split(program));
        Assert.True(pure.Length > 800, $"{pure.Length} reports");
        Assert.Equal(pure, split);
    }

    [AccelleraFact]
    public void An_AT_bus_before_targets_in_another_process_reports_the_same_but_for_requests_ended_within_an_instant()
    {
        var program = Compile("bus_system", "at_4_phase", "select_initiator", "at_target_4_phase");
        var pure = Pure(program);
        var split = Split(program, "initiators+bus", "targets", "mem0 port0", "mem1 port1");
        Assert.True(pure.Length > 1600, $"{pure.Length} reports");
        Assert.Equal(pure.Length, split.Length);
        Assert.Equal(pure.Where(report => !IsEndOfRequest(report)), split.Where(report => !IsEndOfRequest(report)));
    }

    [AccelleraFact]
    public void A_loosely_timed_initiator_and_target_complete_every_transaction_at_the_same_time_as_in_one_process()
    {
        var program = Compile("lt_system", "lt", "lt_initiator", "lt_target");
        var (pure, split) = (Pure(program).Select(Completed).Order(), Split(program).Select(Completed).Order());
        Assert.True(pure.Count() > 250, $"{pure.Count()} reports");
        Assert.Equal(pure, split);
    }

    [SystemCFact]
    public void A_memory_with_its_latency_as_look_ahead_answers_as_in_lock_step()
    {
        var memory = Path.Combine(Toolchain.BuildWithCMake("bridges/SystemC"), "systemc-memory");
        var ahead = Traffic(memory, "");
        Assert.Equal(ahead, Traffic(memory, ", look_ahead: 0 s"));
    }

    [SystemCFact]
    public void A_time_that_the_resolution_cannot_hold_is_refused()
    {
        var memory = Path.Combine(Toolchain.BuildWithCMake("bridges/SystemC"), "systemc-memory");
        var run = Run(TrafficScenario(memory, "", "period: 333 fs"));
        Assert.Equal(4, run.Code);
        Assert.Contains("the time 333 fs is no multiple of SystemC's resolution of 1000 fs", run.Output, StringComparison.Ordinal);
    }

    [SystemCFact]
    public void A_look_ahead_that_a_target_does_not_keep_is_refused()
    {
        var memory = Path.Combine(Toolchain.BuildWithCMake("bridges/SystemC"), "systemc-memory");
        var file = Path.Combine(_folder, "p.yaml");
        File.WriteAllText(file, TrafficText($"{{ type: remote, program: {memory}, look_ahead: 200 ns }}", "period: 1 ns"));
        var run = Run(file);
        Assert.Equal(4, run.Code);
        Assert.Contains("promises 100 ns only", run.Output, StringComparison.Ordinal);
    }

    /// <summary>A report of a returned delay means the time at which the transaction is complete; through the bridge that time has come.</summary>
    private static string Completed(string report)
    {
        var match = ReturnedDelay().Match(report);
        return match.Success
            ? $"{match.Groups["who"].Value} complete at {Nanoseconds(match.Groups["at"].Value) + Nanoseconds(match.Groups["delay"].Value)} ns"
            : report;
    }

    // SimpleBusAT waits for the end of any request with one event, so what it does depends on the order of things of one time (bridges/SystemC/README.md)
    private static bool IsEndOfRequest(string report) =>
        report.StartsWith("Info: select_initiator", StringComparison.Ordinal) && report.Contains("END_REQ", StringComparison.Ordinal);

    private static long Nanoseconds(string time)
    {
        var (number, unit) = (long.Parse(time.Split(' ')[0], CultureInfo.InvariantCulture), time.Split(' ')[1]);
        return unit == "us" ? number * 1000 : number;
    }

    // the order of unrelated events of one time is left open by SystemC, so reports are compared as a set with their times
    private static string[] Reports(string log) =>
        [.. log.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries).Where(text => text.StartsWith("Info: ", StringComparison.Ordinal)
            && !text.Contains("SystemC", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string Compile(string main, string example, string initiator, string target)
    {
        var (common, own) = (Path.Combine(Toolchain.Examples, "common"), Path.Combine(Toolchain.Examples, example));
        string[] sources = [.. new[] { initiator, target, "traffic_generator", "report", "memory" }.Select(name => Path.Combine(common, "src", name + ".cpp"))];
        return Toolchain.Build($"tests/Tlm.Bridges.Remote.Tests/SystemC/{main}.cpp", [
            "-Wno-error", "-w", "-I", Path.Combine(Toolchain.Root, "bridges/SystemC/include"),
            "-I", Path.Combine(own, "include"), "-I", Path.Combine(common, "include"), Path.Combine(own, "src", "initiator_top.cpp"), .. sources, "-lsystemc"]);
    }

    private static string[] Pure(string program)
    {
        var (code, output) = Toolchain.Run(program, ["pure"]);
        Assert.Equal(0, code);
        return Reports(output);
    }

    private string[] Split(string program, string one = "initiator", string other = "target", params string[] links)
    {
        var (first, second) = (Path.Combine(_folder, "initiator.log"), Path.Combine(_folder, "target.log"));
        var file = Path.Combine(_folder, "s.yaml");
        File.WriteAllText(file, $$"""
            tlm: 1
            name: split
            components:
              initiator: { type: remote, program: {{program}}, arguments: [{{one}}], output: {{first}} }
              target: { type: remote, program: {{program}}, arguments: [{{other}}], output: {{second}} }
            connect:
            {{string.Join('\n', (links.Length > 0 ? links : ["mem port"]).Select(link => link.Split(' ')).Select(ports => $"  - {{ from: initiator.{ports[0]}, to: target.{ports[1]} }}"))}}
            """);
        var run = Run(file);
        Assert.True(run.Code == 0, run.Output);
        return [.. Reports(File.ReadAllText(first)).Concat(Reports(File.ReadAllText(second))).Order(StringComparer.Ordinal)];
    }

    private string Traffic(string memory, string more)
    {
        var run = Run(TrafficScenario(memory, more, "period: 1 ns"));
        Assert.True(run.Code == 0, run.Output);
        return FingerprintLine().Match(run.Output).Value;
    }

    private string TrafficScenario(string memory, string more, string traffic)
    {
        var file = Path.Combine(_folder, "t.yaml");
        File.WriteAllText(file, TrafficText($"{{ type: remote, program: {memory}{more} }}", traffic));
        return file;
    }

    private static string TrafficText(string memory, string traffic) => $$"""
        tlm: 1
        name: traffic
        components:
          cpu: { type: traffic, count: 300, pattern: random, size: 8 B, range: 64 KiB, outstanding: 64, {{traffic}} }
          mem: {{memory}}
        connect:
          - { from: cpu.mem, to: mem.port }
        """;

    private (int Code, string Output) Run(string file) => Toolchain.Tlm("run", file, "--allow-process", "--quiet", "--out", Path.Combine(_folder, "out"));

    [GeneratedRegex(@"^Info: \S+ (?<at>\d+ (?:s|ns|us)) - \S+\s+(?<who>Initiator: \d+) b_transport returned delay = (?<delay>\d+ (?:s|ns|us))$")]
    private static partial Regex ReturnedDelay();

    [GeneratedRegex(@"fingerprint\s+([0-9a-f]{32})")]
    private static partial Regex FingerprintLine();
}
