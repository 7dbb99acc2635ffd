using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

/// <summary>Traces, read back by readers that are not ours.</summary>
public sealed class TraceRules : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Trace => _folder["trace.pftrace"];

    public void Dispose() => _folder.Dispose();

    [ProtocFact]
    public void Slices_nest_and_durations_add_up_to_the_latency_stages_of_the_result()
    {
        var result = Run(Scenarios.Memory, "--set", "cpu.count=300", "--trace", "perfetto", "--trace-unit", "ps");
        var traffic = result["traffic"]![0]!;
        var slices = new PerfettoFile(Trace).Slices();
        var whole = slices.Where(slice => slice.Begin.Annotations.ContainsKey("latency_fs")).ToArray();
        Assert.Equal(300, whole.Length);
        Assert.Equal(traffic["latency_fs"]!.GetValue<long>(), whole.Sum(slice => long.Parse(slice.Begin.Annotations["latency_fs"])));
        Assert.All(whole, slice => Assert.InRange(slice.End - slice.Begin.Time - (long.Parse(slice.Begin.Annotations["latency_fs"]) / 1000), -1, 1));
        foreach (var (stage, time) in traffic["stages_fs"]!.AsObject())
            Assert.Equal(time!.GetValue<long>(), slices.Where(slice => slice.Depth == 1 && slice.Begin.Name == stage).Sum(slice => long.Parse(slice.Begin.Annotations["stage_fs"])));
    }

    [ProtocFact]
    public void Flows_go_from_the_initiator_to_the_target_and_back()
    {
        Run(Scenarios.Memory, "--set", "cpu.count=100", "--trace", "perfetto");
        var trace = new PerfettoFile(Trace);
        var begun = trace.OnTracks("mem").Where(e => e.Type == 1).SelectMany(e => e.Flows).ToArray();
        Assert.Equal(100, begun.Distinct().Count());
        Assert.Equal(begun.Order(), trace.OnTracks("port from cpu.mem").Where(e => e.Type == 1).SelectMany(e => e.Flows).Order());
        Assert.Equal(begun.Order(), trace.OnTracks("mem").Where(e => e.Type == 3).SelectMany(e => e.FlowEnds).Order());
        Assert.Contains(trace.Tracks.Values, track => track.IsCounter && track.Name == "occupancy" && trace.Tracks[track.Parent].Name == "mem");
        Assert.Contains(trace.Tracks.Values, track => track.IsCounter && track.Name == "power static");
    }

    [ProtocFact]
    public void Operators_are_slices_and_filters_leave_out_the_rest()
    {
        var scenario = Repository.File("scenarios", "quickstart.yaml");
        Run(scenario, "--set", "npu.workload.decode_tokens=1", "--trace", "perfetto", "--trace-kind", "operators", "--trace-component", "npu", "--trace-window", "1ms..2ms");
        var trace = new PerfettoFile(Trace);
        Assert.Equal(["npu", "operators"], trace.Tracks.Values.Select(track => track.Name).Order());
        Assert.NotEmpty(trace.Slices());
        Assert.All(trace.Slices(), slice => Assert.True(slice.End >= 1_000_000 && slice.Begin.Time <= 2_000_000));
    }

    [ProtocFact]
    public void Unrolled_steps_take_the_time_of_their_streams_and_move_their_bytes()
    {
        var scenario = _folder.Write("streams.yaml", $$"""
            tlm: 1
            components:
              npu:
                type: npu
                dma: { outstanding: 1, bursts_outstanding: 16 }
                workload: { model: {{Repository.File("scenarios", "models", "llama-160m.json")}}, prompt_tokens: 1, decode_tokens: 1 }
              mem: { type: memory, capacity: 4 GiB }
            connect: [ { from: npu.mem, to: mem.port, latency: 10 ns } ]
            run: { until: 100 us }
            """);
        string[] options = ["--trace", "perfetto", "--trace-kind", "transactions"];
        Run(scenario, options);
        var streams = WholeTransactions();
        Run(scenario, [.. options, "--trace-steps"]);
        Assert.Equal(streams, WholeTransactions());
        var trace = new PerfettoFile(Trace);
        var steps = trace.OnTracks("mem steps").Where(e => e.Type == 1 && e.Annotations.ContainsKey("bytes")).ToArray();
        foreach (var (sent, returned, bytes) in streams)
        {
            var own = steps.Where(step => step.Time >= sent && step.Time < returned).ToArray();
            Assert.Equal(bytes, own.Sum(step => long.Parse(step.Annotations["bytes"])));
            Assert.Equal(sent, own.Min(step => step.Time));
        }
    }

    [WaveformFact]
    public void A_waveform_is_accepted_by_vcd2fst_and_holds_the_occupancy_of_channels()
    {
        Run(Scenarios.Memory, "--set", "cpu.count=500", "--trace", "vcd");
        var converted = Tool.Run("vcd2fst", _folder["signals.vcd"], _folder["signals.fst"]);
        Assert.True(converted.ExitCode == 0, converted.Error);
        Assert.True(new FileInfo(_folder["signals.fst"]).Length > 300);
        var lines = File.ReadAllLines(_folder["signals.vcd"]);
        Assert.Contains(lines, line => line.StartsWith("$var wire 64", StringComparison.Ordinal) && line.Contains("mem_to_mem_port", StringComparison.Ordinal));
        var times = lines.Where(line => line.StartsWith('#')).Select(line => long.Parse(line[1..])).ToArray();
        Assert.Equal(times.Distinct().Order(), times);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.part"));
    }

    [ProtocFact]
    public void A_trace_of_nothing_is_a_good_file_and_said_to_be_empty()
    {
        var outcome = Tool.Tlm("run", Scenarios.Memory, "--quiet", "--out", _folder.Path, "--trace", "perfetto", "--trace", "vcd", "--trace-component", "nobody");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("trace.pftrace holds no events", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("signals.vcd holds no events", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(new PerfettoFile(Trace).Events);
    }

    [Theory]
    [InlineData("perfetto", "trace.pftrace", "trace.pftrace")]
    [InlineData("vcd", "signals.vcd", "signals.vcd")]
    [InlineData("vcd", "signals.vcd.0.part", "signals.vcd")]
    public void A_full_disk_while_tracing_is_an_error_that_names_the_file_and_results_are_still_there(string format, string file, string named)
    {
        File.CreateSymbolicLink(_folder[file], "/dev/full");
        var outcome = Tool.Tlm("run", Scenarios.Memory, "--quiet", "--set", "cpu.count=20000", "--out", _folder.Path, "--trace", format);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Matches($"error: .*{named}: can't be written: No space left on device.*; it was deleted", outcome.Error);
        Assert.Contains("fingerprint", outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["result.json"]) && File.Exists(_folder["report.html"]));
        Assert.Empty(Directory.GetFiles(_folder.Path, "signals*").Concat(Directory.GetFiles(_folder.Path, "trace*")));
    }

    [ProtocFact]
    public void An_interrupted_run_leaves_a_whole_trace()
    {
        using var process = Tool.Start(Repository.File("tools", "tlm"), "run", Scenarios.Memory, "--set", "cpu.count=1000000000", "--out", _folder["out"], "--trace", "perfetto");
        while (!File.Exists(_folder["out/trace.pftrace"]))
            System.Threading.Thread.Sleep(20);
        System.Threading.Thread.Sleep(100);
        Tool.Run("kill", "-INT", $"{process.Id}");
        Assert.Equal(130, Tool.Finish(process).ExitCode);
        Assert.Equal(0, Tool.Run("sh", "-c", $"protoc --decode_raw < '{_folder["out/trace.pftrace"]}' > /dev/null").ExitCode);
        Assert.Contains("Interrupted", File.ReadAllText(_folder["out/report.html"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--trace", "pdf", "'pdf' is no format: expected perfetto or vcd")]
    [InlineData("--trace-window", "5us", "'5us' is no window: expected FROM..TO")]
    [InlineData("--trace-window", "5us..1us", "'5us..1us' ends before it begins")]
    [InlineData("--trace-kind", "events", "'events' is no kind of event")]
    [InlineData("--no-records", "--trace=perfetto", "--no-records: excludes --trace")]
    public void A_bad_option_of_traces_is_named(string option, string value, string message)
    {
        var outcome = Tool.Tlm("run", Scenarios.Memory, "--quiet", "--out", _folder["none"], option, value);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    private List<(long Sent, long Returned, long Bytes)> WholeTransactions() =>
        [.. new PerfettoFile(Trace).Slices().Where(slice => slice.Begin.Annotations.ContainsKey("steps"))
            .Select(slice => (slice.Begin.Time, slice.End, long.Parse(slice.Begin.Annotations["bytes"]))).Order()];

    private JsonNode Run(string scenario, params string[] options)
    {
        var outcome = Tool.Tlm(["run", scenario, "--quiet", "--out", _folder.Path, .. options]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonNode.Parse(File.ReadAllText(_folder["result.json"]))!;
    }
}
