using System.Diagnostics;
using System.Text.Json;
using Tlm.Bridges.Ramulator2;
using Tlm.Bridges.Ramulator2.Build;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.CrossValidation;
using Tlm.Bridges.Ramulator2.Protocol;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Configuration.ExpandedYaml;
using Tlm.Tools.Ramulator;

namespace Tlm.Bench.Memory;

/// <summary>The case <c>bridge-seq</c>: a saturated stream through the bridge, every command returned, beside Ramulator in process.</summary>
/// <param name="requests">Requests of the stream.</param>
/// <param name="repetitions">Alternating runs a side; the median counts.</param>
/// <param name="ramulator">Ramulator in process.</param>
/// <param name="folder">Folder for files.</param>
public sealed class BridgeBench(int requests, int repetitions, RamulatorDriver ramulator, string folder)
{
    /// <summary>Name of the case.</summary>
    public const string Name = "bridge-seq";

    private readonly BenchCase _case = BenchCase.All[0];

    /// <summary>Measures and prints a JSON line.</summary>
    /// <returns>False if both sides did not do the same work, which voids the case.</returns>
    public bool Run(TextWriter output)
    {
        var system = new DramSystemConfiguration(new(ChannelMapperKind.Interleave), [_case.Configuration()]);
        var stream = BenchStream.Create(StreamKind.Sequential, system.Channels[0].Organization, requests);
        string yaml = Path.Combine(folder, Name + ".config.yaml");
        string csv = Path.Combine(folder, Name + ".offers.csv");
        using (var text = new StreamWriter(yaml))
            ExpandedYamlWriter.Write(system, text);
        stream.Write(csv);
        var options = new WorkerOptions { Launcher = new ProcessLauncher(new WorkerBuild(RamulatorHome.Find()).Build()) };
        List<(long Cycles, double Seconds)> ours = [];
        List<SaturatedRun> theirs = [];
        for (int i = 0; i < repetitions; i++)
        {
            ours.Add(Bridged(options, system));
            theirs.Add(ramulator.Measure(yaml, csv));
        }

        bool equal = theirs.All(run => run.Cycles == ours[0].Cycles);
        output.WriteLine(Line(requests / Median(ours.Select(run => run.Seconds)), requests / Median(theirs.Select(run => run.Seconds)), equal));
        return equal;
    }

    private (long Cycles, double Seconds) Bridged(WorkerOptions options, DramSystemConfiguration system)
    {
        using var worker = new MemoryWorker(options, RecordedRun.ConfigurationText(system));
        var engine = worker.Engines[0];
        var report = new WindowReport();
        long bytes = system.Channels[0].Organization.TransactionBytes;
        var request = RequestRecords.Single(0, 0, 0, isWrite: false, RequestOptions.AwaitCompletion).Strided(bytes, (uint)requests, outstanding: 4096);
        long start = Stopwatch.GetTimestamp();
        engine.Offer(request with { StepsPerCycle = 4096 });
        WindowEnd end;
        do
            end = engine.Run(long.MaxValue, report);
        while (end.Reason != WindowReason.Completion);
        return (end.Cycle, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static string Line(double ours, double theirs, bool equal) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["case"] = Name,
        ["ours"] = Math.Round(ours),
        ["theirs"] = Math.Round(theirs),
        ["unit"] = "requests/s",
        ["ratio"] = equal ? Math.Round(ours / theirs, 2) : null,
        ["void"] = equal ? null : "the engines did not do the same work",
    }.Where(item => item.Key != "void" || item.Value is not null).ToDictionary());
}
