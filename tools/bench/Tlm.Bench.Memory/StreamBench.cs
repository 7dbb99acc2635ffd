using System.Diagnostics;
using System.Text.Json;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Streams;

namespace Tlm.Bench.Memory;

/// <summary>Milliseconds for 1 GiB read as one stream on LPDDR5-6400 x64 (four channels of 16 bits), beside the same stream step by step.</summary>
/// <param name="repetitions">Runs; the median counts.</param>
public sealed class StreamBench(int repetitions)
{
    private const int _channels = 4;
    private const long _bytes = 1L << 30;

    /// <summary>Names of the cases.</summary>
    public static IReadOnlyList<string> Names { get; } = ["lpddr5-1gib-stream", "lpddr5-1gib-stream-cold"];

    /// <summary>Measures a case.</summary>
    /// <returns>False if skipping and single steps did not end in the same cycle, which voids the case.</returns>
    public bool Run(string name, TextWriter output)
    {
        bool cold = name.EndsWith("-cold", StringComparison.Ordinal);
        if (!cold)
            Measure(maySkip: true);
        var ours = Enumerable.Range(0, repetitions).Select(_ => cold ? FreshProcess.Run(name) : Measure(maySkip: true)).OrderBy(run => run.Seconds).ToList();
        var steps = Measure(maySkip: false);
        bool equal = ours.All(run => run.Cycles == steps.Cycles && run.SumOfCompletions == steps.SumOfCompletions);
        output.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["case"] = name,
            ["ours"] = Math.Round(ours[ours.Count / 2].Seconds * 1000, 2),
            ["theirs"] = null,
            ["unit"] = "ms",
            ["ratio"] = null,
            ["allocated_bytes"] = ours[^1].AllocatedBytes,
            ["step_by_step"] = Math.Round(steps.Seconds * 1000, 2),
            ["void"] = equal ? null : "skipping and single steps did not end alike",
        }.Where(item => item.Key != "void" || item.Value is not null).ToDictionary()));
        return equal;
    }

    /// <summary>Reads the stream once, all channels in turn.</summary>
    public static OneRun Measure(bool maySkip)
    {
        var configuration = BenchCase.All[0].Configuration();
        DramChannel[] channels = [.. Enumerable.Range(0, _channels).Select(_ => new DramChannel(configuration))];
        var memo = new StreamMemo();
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        long cycles = 0;
        long sum = 0;
        foreach (var channel in channels)
        {
            var run = new DramStreamRun(channel, Share(configuration.Organization), maySkip, memo);
            run.AdvanceTo(long.MaxValue / 4);
            cycles = Math.Max(cycles, run.LastCompletion);
            sum += run.CompletionSum;
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new OneRun(cycles, sum, seconds, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static DramStream Share(DramOrganization organization) =>
        new(0, organization.TransactionBytes, _bytes / _channels / organization.TransactionBytes, IsWrite: false);
}
