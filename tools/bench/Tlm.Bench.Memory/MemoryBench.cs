using System.Text.Json;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Configuration.ExpandedYaml;
using Tlm.Tools.Ramulator;

namespace Tlm.Bench.Memory;

/// <summary>Measures cases in alternating runs and prints a JSON line each.</summary>
/// <param name="requests">Requests of a stream.</param>
/// <param name="repetitions">Runs a side; the median counts.</param>
/// <param name="ramulator">Ramulator, or null.</param>
/// <param name="folder">Folder for files.</param>
public sealed class MemoryBench(int requests, int repetitions, RamulatorDriver? ramulator, string folder)
{
    private const int _warmUps = 2;

    /// <summary>Measures a case.</summary>
    /// <returns>False if the engines did not do the same work, which voids the case.</returns>
    public bool Run(BenchCase benchCase, TextWriter output)
    {
        var configuration = benchCase.Configuration();
        var stream = BenchStream.Create(benchCase.Kind, configuration.Organization, requests);
        var (yaml, csv) = WriteInput(benchCase, configuration, stream);
        for (int i = 0; i < (benchCase.Cold ? 0 : _warmUps); i++)
            EmbeddedRun.Measure(configuration, stream);
        List<(SaturatedRun Run, long Allocated)> ours = [];
        List<SaturatedRun> theirs = [];
        for (int i = 0; i < repetitions; i++)
        {
            ours.Add(benchCase.Cold ? Fresh(benchCase) : EmbeddedRun.Measure(configuration, stream));
            if (ramulator is not null)
                theirs.Add(ramulator.Measure(yaml, csv));
        }

        bool equal = theirs.All(run => run.Cycles == ours[0].Run.Cycles && run.SumOfCompletions == ours[0].Run.SumOfCompletions);
        output.WriteLine(Line(benchCase.Name, Rate(ours.Select(item => item.Run)), Rate(theirs), ours[^1].Allocated, equal));
        return equal;
    }

    private (string Yaml, string Csv) WriteInput(BenchCase benchCase, DramConfiguration configuration, BenchStream stream)
    {
        string yaml = Path.Combine(folder, benchCase.Name + ".config.yaml");
        string csv = Path.Combine(folder, benchCase.Name + ".offers.csv");
        if (ramulator is null)
            return (yaml, csv);
        using (var text = new StreamWriter(yaml))
            ExpandedYamlWriter.Write(new DramSystemConfiguration(new(ChannelMapperKind.Interleave), [configuration]), text);
        stream.Write(csv);
        return (yaml, csv);
    }

    private (SaturatedRun Run, long Allocated) Fresh(BenchCase benchCase)
    {
        var once = FreshProcess.Run(benchCase.Name, requests);
        return (new SaturatedRun(once.Cycles, once.SumOfCompletions, once.Seconds), once.AllocatedBytes);
    }

    private double? Rate(IEnumerable<SaturatedRun> runs)
    {
        double[] seconds = [.. runs.Select(run => run.Seconds).Order()];
        return seconds.Length == 0 ? null : requests / seconds[seconds.Length / 2];
    }

    private static string Line(string name, double? ours, double? theirs, long allocated, bool equal) =>
        JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["case"] = name,
            ["ours"] = ours is { } our ? Math.Round(our) : null,
            ["theirs"] = theirs is { } their ? Math.Round(their) : null,
            ["unit"] = "requests/s",
            ["ratio"] = equal && theirs is not null ? Math.Round(ours!.Value / theirs.Value, 2) : null,
            ["allocated_bytes"] = allocated,
            ["void"] = equal ? null : "the engines did not do the same work",
        }.Where(item => item.Key != "void" || item.Value is not null).ToDictionary());
}
