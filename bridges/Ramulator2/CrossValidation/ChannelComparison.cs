using System.Collections.Immutable;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Bridges.Ramulator2.CrossValidation;

/// <summary>One channel's traffic in both engines.</summary>
/// <param name="Memory">Name of the memory.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Seen">Transactions that the channel saw; more than were compared if a limit cut them.</param>
/// <param name="Ramulator">Ramulator's run.</param>
/// <param name="Embedded">The embedded engine's run.</param>
/// <param name="EqualCommands">Commands before the first that differs.</param>
/// <param name="FirstDifference">The earliest difference in words, or null.</param>
public sealed record ChannelComparison(
    string Memory, int Channel, long Seen, GoldenCase Ramulator, GoldenCase Embedded, int EqualCommands, string? FirstDifference)
{
    /// <summary>Figures of Ramulator's run.</summary>
    public ChannelFigures RamulatorFigures { get; } = ChannelFigures.Of(Ramulator);

    /// <summary>Figures of the embedded engine's run.</summary>
    public ChannelFigures EmbeddedFigures { get; } = ChannelFigures.Of(Embedded);

    /// <summary>Runs the traffic in both.</summary>
    /// <param name="options">How the worker with Ramulator is started.</param>
    /// <param name="memory">Name of the memory.</param>
    /// <param name="channel">Number of the channel.</param>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="requests">Its traffic, with addresses inside the channel.</param>
    /// <param name="seen">Transactions that the channel saw.</param>
    /// <exception cref="BridgeException">The worker fails.</exception>
    public static ChannelComparison Run(
        WorkerOptions options, string memory, int channel, DramConfiguration configuration, ImmutableArray<GoldenRequest> requests, long seen)
    {
        var system = new DramSystemConfiguration(new ChannelMapperSettings(ChannelMapperKind.Interleave), [configuration]);
        var ramulator = RecordedRun.Record(options, $"{memory}.ch{channel}", system, requests);
        var run = new StreamRun(system, requests);
        run.Run(ramulator.Requests.Max(request => request.Complete));
        var embedded = new GoldenCase(
            ramulator.Name, system,
            [.. requests.Select((request, index) => request with { Accept = run.Accepts[index], Complete = run.Completes[index] })],
            [.. run.CommandsOf(0)]);
        var equal = ramulator.Commands.Zip(embedded.Commands).TakeWhile(pair => Same(pair.First, pair.Second)).Count();
        return new ChannelComparison(memory, channel, seen, ramulator, embedded, equal, GoldenComparison.Compare(ramulator).FirstDifference);
    }

    private static bool Same(GoldenCommand one, GoldenCommand other) =>
        (one.Cycle, one.Command, one.Kind) == (other.Cycle, other.Command, other.Kind) && one.Ids.SequenceEqual(other.Ids);
}
