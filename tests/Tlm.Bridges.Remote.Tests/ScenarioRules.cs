using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using OsProcess = System.Diagnostics.Process;

namespace Tlm.Bridges.Remote.Tests;

/// <summary>Scenarios with peers, run by the command.</summary>
public sealed partial class ScenarioRules : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("remote-scenario-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [CppFact]
    public void A_run_repeats_itself_also_in_other_partitions_and_with_more_threads()
    {
        var file = Scenario("count: 400, outstanding: 8", "link", "partitions: { a: [cpu], b: [pad] }");
        var prints = new[] { "--threads=1", "--threads=2", "--set=partitions=~" }.Select(option => Fingerprint(file, option)).ToArray();
        Assert.Single(prints.Distinct());
    }

    [CppFact]
    public void Without_permission_the_scenario_is_refused_and_an_allow_list_permits_it()
    {
        var file = Scenario("count: 4");
        var refused = Run(file, allow: false);
        Assert.Equal(2, refused.Code);
        Assert.Contains($"'pad' wants to start this program: allow it with --allow-process, or with a line '{Toolchain.Scratchpad}' in", refused.Output, StringComparison.Ordinal);
        Assert.True(new UserProcessPermission(true).Allows("/any"));
        Assert.False(new UserProcessPermission(false).Allows("/any"));
    }

    [CppTheory]
    [InlineData("KILL", "was ended by signal 9")]
    [InlineData("STOP", "has been silent for 3 s")]
    public void A_peer_that_is_killed_or_hangs_ends_the_run_with_code_4_and_leaves_no_process(string signal, string message)
    {
        var file = Scenario("count: 100000000, outstanding: 1", pad: ", answer_within: 3 s");
        using var run = OsProcess.Start(new ProcessStartInfo("dotnet", Arguments(file, true)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var peer = AwaitChild(run.Id);
        Thread.Sleep(300);
        OsProcess.Start("kill", [$"-{signal}", peer.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        var watch = Stopwatch.StartNew();
        var errors = run.StandardError.ReadToEnd();
        run.WaitForExit();
        Assert.Equal(4, run.ExitCode);
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
        Assert.False(File.Exists($"/proc/{peer}/stat") && !File.ReadAllText($"/proc/{peer}/stat").Contains(") Z ", StringComparison.Ordinal));
    }

    [CppFact]
    public void A_peer_ends_when_tlm_is_killed()
    {
        var file = Scenario("count: 100000000, outstanding: 1");
        using var run = OsProcess.Start(new ProcessStartInfo("dotnet", Arguments(file, true)) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var peer = AwaitChild(run.Id);
        run.Kill();
        for (var i = 0; i < 3000 && Directory.Exists($"/proc/{peer}"); i++)
            Thread.Sleep(20);
        Assert.False(Directory.Exists($"/proc/{peer}"));
    }

    [Fact]
    public void An_endpoint_that_nobody_serves_is_named()
    {
        var run = Run(Write("{ type: remote, endpoint: 'tcp://127.0.0.1:9', unencrypted: true, answer_within: 1 s }", "count: 4"));
        Assert.Equal(4, run.Code);
        Assert.Contains("'pad', peer at tcp://127.0.0.1:9 has been silent for 1 s", run.Output, StringComparison.Ordinal);
        Assert.Contains("or nobody serves there", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ type: remote }", "expected either 'program'")]
    [InlineData("{ type: remote, endpoint: 'tcp://10.0.0.1:99', unencrypted: true }", "needs 'remote_host: true'")]
    [InlineData("{ type: remote, endpoint: 'tcp://127.0.0.1:99' }", "expected the peer's public 'key'")]
    [InlineData("{ type: remote, endpoint: 'tcp://127.0.0.1:99', key: abc }", "characters")]
    [InlineData("{ type: remote, program: nowhere }", "nowhere")]
    public void Bad_options_are_bad_input(string component, string message)
    {
        var run = Run(Write(component, "count: 4"));
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Output, StringComparison.Ordinal);
    }

    [CppFact]
    public void A_peer_that_serves_serves_one_run_after_the_other()
    {
        var port = Toolchain.FreePort();
        using var peer = OsProcess.Start(Toolchain.Scratchpad, ["--serve", $"tcp://127.0.0.1:{port}"]);
        try
        {
            var file = Write($"{{ type: remote, endpoint: 'tcp://127.0.0.1:{port}', unencrypted: true }}", "count: 50");
            Assert.Equal(Fingerprint(file), Fingerprint(file));
        }
        finally
        {
            peer.Kill();
        }
    }

    [PythonFact]
    public void The_traffic_generator_in_Python_reads_back_what_it_wrote()
    {
        var file = Path.Combine(_folder, "python.yaml");
        File.WriteAllText(file, $$"""
            tlm: 1
            name: python
            components:
              cpu: { type: remote, program: {{Toolchain.Traffic}} }
              pad: { type: remote, program: {{Toolchain.Scratchpad}} }
            connect:
              - { from: cpu.mem, to: pad.port, latency: 3 ns }
            """);
        var first = Fingerprint(file);
        Assert.Equal(first, Fingerprint(file));
        var result = File.ReadAllText(Path.Combine(_folder, "out", "result.json"));
        Assert.Matches("\"transactions\": \\{\\s*\"value\": 200", result);
        Assert.Matches("\"wrong\": \\{\\s*\"value\": 0", result);
        Assert.Matches("\"accesses\": \\{\\s*\"value\": 200", result);
    }

    private static int AwaitChild(int parent)
    {
        for (var i = 0; i < 3000; i++)
        {
            var children = $"/proc/{parent}/task/{parent}/children";
            foreach (var task in Directory.Exists($"/proc/{parent}/task") ? Directory.EnumerateDirectories($"/proc/{parent}/task") : [])
            {
                children = Path.Combine(task, "children");
                if (File.Exists(children) && File.ReadAllText(children).Trim() is { Length: > 0 } ids)
                    return int.Parse(ids.Split(' ')[0], CultureInfo.InvariantCulture);
            }

            Thread.Sleep(20);
        }

        throw new TimeoutException("no peer was started");
    }

    private string Scenario(string traffic, string link = "", string more = "", string pad = "") =>
        Write($"{{ type: remote, program: {Toolchain.Scratchpad}{pad} }}", traffic, link.Length > 0 ? ", latency: 2 ns" : "", more);

    private string Write(string component, string traffic, string link = "", string more = "")
    {
        var file = Path.Combine(_folder, "s.yaml");
        File.WriteAllText(file, $$"""
            tlm: 1
            name: remote
            components:
              cpu: { type: traffic, pattern: random, size: 32 B, range: 32 KiB, writes: 30 %, {{traffic}} }
              pad: {{component}}
            connect:
              - { from: cpu.mem, to: pad.port{{link}} }
            {{more}}
            """);
        return file;
    }

    private string[] Arguments(string file, bool allow, string option = "--quiet") =>
        [Path.Combine(AppContext.BaseDirectory, "tlm.dll"), "run", file, "--out", Path.Combine(_folder, "out"), option, .. allow ? ["--allow-process"] : Array.Empty<string>()];

    private (int Code, string Output) Run(string file, bool allow = true, string option = "--quiet") => Toolchain.Run("dotnet", Arguments(file, allow, option));

    private string Fingerprint(string file, string option = "--quiet")
    {
        var (code, output) = Run(file, option: option);
        Assert.True(code == 0, output);
        return FingerprintLine().Match(output).Groups[1].Value;
    }

    [GeneratedRegex(@"fingerprint\s+([0-9a-f]{32})")]
    private static partial Regex FingerprintLine();
}
