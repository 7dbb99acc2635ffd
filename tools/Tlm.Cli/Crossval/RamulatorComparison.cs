using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;
using Tlm.Bridges.Messaging;
using Tlm.Bridges.Ramulator2.Build;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.CrossValidation;
using Tlm.Bridges.Ramulator2.Reference;
using Tlm.Cli.Rendering;
using Tlm.Cli.Running;
using Tlm.Hosting.Running;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.CrossValidation;
using Tlm.Models.Dram.Reference;

namespace Tlm.Cli.Crossval;

/// <summary>The traffic of a scenario, or of a trace, in Ramulator and in the embedded engine; its folder holds all that is needed to repeat it.</summary>
internal static class RamulatorComparison
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Taps a scenario and compares.</summary>
    /// <exception cref="BridgeException">There is no Ramulator, or its worker fails.</exception>
    public static int OfScenario(string scenario, IEnumerable<string> set, int limit, string folder, bool json)
    {
        var options = RamulatorEngines.FindWorker();
        var tap = new TrafficTap(limit);
        using var host = Hosts.Start(scenario, set, configure: tlm => tlm.Services.AddSingleton<IReferenceEngines>(tap));
        var outcome = host.Services.GetRequiredService<SimulationRunner>().Run();
        if (outcome.Error is not null)
            throw new SimulationException(outcome.Error.Message, outcome.Error);
        if (tap.Memories.Count == 0)
            throw new InputException(new InputLocation(scenario), "the scenario has no memory of type dram");
        var comparisons = from memory in tap.Memories
                          from index in Enumerable.Range(0, memory.Channels.Count)
                          let channel = memory.Channels[index]
                          where channel.Seen > 0
                          select Compare(options, memory.Name, index, memory.System.Channels[index], [.. channel.Requests], channel.Seen);
        return Finish([.. comparisons], folder, json);
    }

    /// <summary>Replays a trace on a memory and compares each channel.</summary>
    /// <exception cref="InputException">The trace is damaged or leaves the memory.</exception>
    public static int OfTrace(string trace, TracedMemory memory, int limit, string folder, bool json)
    {
        var channels = TraceTraffic.ByChannel(memory.System, memory.Base, TraceFile.Read(trace), trace);
        var options = RamulatorEngines.FindWorker();
        var comparisons = from index in Enumerable.Range(0, channels.Count)
                          let requests = channels[index]
                          where requests.Length > 0
                          select Compare(options, memory.Name, index, memory.System.Channels[index], [.. requests.Take(limit)], requests.Length);
        return Finish([.. comparisons], folder, json);
    }

    private static ChannelComparison Compare(WorkerOptions options, string memory, int index, DramConfiguration channel, ImmutableArray<GoldenRequest> requests, long seen)
    {
        try
        {
            return ChannelComparison.Run(options, memory, index, channel, requests, seen);
        }
        catch (DramConfigurationException lacking)
        {
            throw new InputException(new InputLocation("--against ramulator"), $"'{memory}': {lacking.Message}", lacking);
        }
    }

    private static int Finish(IReadOnlyList<ChannelComparison> comparisons, string folder, bool json)
    {
        ComparisonFolder.Write(ResultFolder.Prepare(folder, "crossval"), comparisons, Versions(), Environment.CommandLine);
        if (json)
            Console.Out.WriteLine(Document(comparisons, folder).ToJsonString(Indented));
        else
            PrintTable(comparisons, folder);
        return comparisons.Count > 0 && comparisons.All(comparison => comparison.FirstDifference is null) ? ExitCodes.Done : ExitCodes.NotMet;
    }

    private static (string Name, string Version)[] Versions() =>
    [
        ("Tlm", typeof(RamulatorComparison).Assembly.GetName().Version!.ToString()),
        ("Ramulator", RamulatorHome.Find().Library),
        ("ZeroMQ", $"{TransportReport.Create().Chosen} {TransportReport.Create().Version}"),
        (".NET", Environment.Version.ToString()),
    ];

    private static JsonObject Document(IEnumerable<ChannelComparison> comparisons, string folder)
    {
        return new JsonObject { ["folder"] = folder, ["channels"] = new JsonArray([.. comparisons.Select(Node)]) };
    }

    private static JsonObject Node(ChannelComparison comparison)
    {
        return new JsonObject
        {
            ["memory"] = comparison.Memory,
            ["channel"] = comparison.Channel,
            ["exact"] = comparison.FirstDifference is null,
            ["transactions"] = comparison.Seen,
            ["compared"] = comparison.Ramulator.Requests.Length,
            ["equal_commands"] = comparison.EqualCommands,
            ["first_difference"] = comparison.FirstDifference,
            ["ramulator"] = Node(comparison.RamulatorFigures),
            ["embedded"] = Node(comparison.EmbeddedFigures),
        };
    }

    private static JsonObject Node(ChannelFigures figures)
    {
        return new JsonObject
        {
            ["commands"] = figures.Commands,
            ["last_completion_cycle"] = figures.LastCycle,
            ["latency_smallest_cycles"] = figures.Latency.Smallest,
            ["latency_10_percent_cycles"] = figures.Latency.Tenth,
            ["latency_median_cycles"] = figures.Latency.Median,
            ["latency_mean_cycles"] = figures.Latency.Mean,
            ["latency_90_percent_cycles"] = figures.Latency.Ninetieth,
            ["latency_99_percent_cycles"] = figures.Latency.NinetyNinth,
            ["latency_largest_cycles"] = figures.Latency.Largest,
            ["bandwidth_gb_per_s"] = figures.Bandwidth,
            ["row_hits"] = figures.RowHits,
            ["energy_fj"] = figures.Energy.Femtojoules,
        };
    }

    private static void PrintTable(IEnumerable<ChannelComparison> comparisons, string folder)
    {
        var table = Output.Table("memory", ">channel", ">transactions", ">equal commands", ">bandwidth, GB/s", "first difference");
        foreach (var comparison in comparisons)
        {
            table.Row(
                comparison.Memory, $"{comparison.Channel}", $"{comparison.Ramulator.Requests.Length}", $"{comparison.EqualCommands}",
                $"{comparison.RamulatorFigures.Bandwidth:F3} / {comparison.EmbeddedFigures.Bandwidth:F3}", comparison.FirstDifference ?? "none");
        }

        Output.Section("Ramulator / embedded engine", table);
        Output.Console.WriteLine($"report       {Path.Combine(folder, "report.html")}");
    }
}
