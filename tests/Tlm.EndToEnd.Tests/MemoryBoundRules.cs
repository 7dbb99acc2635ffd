using System.Globalization;

namespace Tlm.EndToEnd.Tests;

/// <summary>What a run needs does not grow with its length: peak resident memory with everything recorded and a Perfetto trace written.</summary>
[Trait("Category", "Long")]
public sealed class MemoryBoundRules : IDisposable
{
    // what the collector has not got round to differs from run to run
    private const double Slack = 1.25;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ten_times_the_transactions_need_no_more_memory()
    {
        long few = Peak(Scenarios.Memory, "--set", "cpu.count=300000");
        long many = Peak(Scenarios.Memory, "--set", "cpu.count=3000000");
        Assert.True(many <= few * Slack, $"{few} KiB, with ten times the transactions {many} KiB");
    }

    [Fact]
    public void Ten_times_the_unrolled_steps_need_no_more_memory()
    {
        string scenario = _folder.Write("steps.yaml", $$"""
            tlm: 1
            components:
              npu:
                type: npu
                dma: { outstanding: 4, bursts_outstanding: 64 }
                workload: { model: {{Repository.File("scenarios", "models", "llama-160m.json")}}, prompt_tokens: 1, decode_tokens: 1 }
              mem: { type: memory, capacity: 4 GiB, bandwidth: 51.2 GB/s }
            connect: [ { from: npu.mem, to: mem.port, latency: 10 ns } ]
            """);
        long few = Peak(scenario, "--trace-steps", "--set", "run.until=200 us");
        long many = Peak(scenario, "--trace-steps", "--set", "run.until=2 ms");
        Assert.True(many <= few * Slack, $"{few} KiB, with ten times the steps {many} KiB");
    }

    // the trace goes nowhere: what counts is that it does not stay in memory
    private long Peak(params string[] run)
    {
        string folder = _folder[Guid.NewGuid().ToString("N")];
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(Path.Combine(folder, "trace.pftrace"), "/dev/null");
        using var process = Tool.Start(Repository.File("tools", "tlm"), ["run", .. run, "--quiet", "--trace", "perfetto", "--out", folder]);
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            System.Threading.Thread.Sleep(50);
        }
        var outcome = Tool.Finish(process);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return peak;
    }

    /// <summary>Peak resident memory of a process so far in KiB; 0 once it has gone.</summary>
    private static long PeakOf(int process)
    {
        try
        {
            string line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) ?? "VmHWM: 0 kB";
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
