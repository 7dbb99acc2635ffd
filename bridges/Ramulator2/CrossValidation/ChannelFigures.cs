using Tlm.Bridges.Ramulator2.Reference;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.CrossValidation;
using Tlm.Models.Dram.EnergyModel;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Timing;

namespace Tlm.Bridges.Ramulator2.CrossValidation;

/// <summary>What one engine's run of a channel comes to; computed from its records in the same way for every engine.</summary>
/// <param name="Requests">Transactions.</param>
/// <param name="Commands">Commands.</param>
/// <param name="LastCycle">Cycle of the last completion.</param>
/// <param name="Latency">From offer to completion.</param>
/// <param name="Bandwidth">Bytes moved over the time to the last completion (GB/s).</param>
/// <param name="RowHits">Accesses that needed no activation.</param>
/// <param name="Energy">Energy of commands and states.</param>
public sealed record ChannelFigures(
    int Requests, int Commands, long LastCycle, LatencyDistribution Latency, double Bandwidth, long RowHits, Energy Energy)
{
    /// <summary>Computes the figures.</summary>
    public static ChannelFigures Of(GoldenCase run)
    {
        var channel = run.System.Channels[0];
        var last = run.Requests.Max(request => request.Complete);
        var meanings = channel.Commands.Select(command => CommandSemantics.Of(command.Name)).ToArray();
        return new ChannelFigures(
            run.Requests.Length,
            run.Commands.Length,
            last,
            LatencyDistribution.Of(run.Requests),
            (double)run.Requests.Length * channel.Organization.TransactionBytes / (last * channel.ClockPeriodPicoseconds) * 1000,
            run.Commands.Count(command => meanings[command.Command].Accesses)
                - run.Commands.Count(command => meanings[command.Command].Action == CommandAction.Activate),
            EnergyOf(run, channel, last));
    }

    private static Energy EnergyOf(GoldenCase run, DramConfiguration channel, long last)
    {
        var hierarchy = new BankHierarchy(channel.Organization);
        var residency = new StateResidency(channel);
        foreach (var command in run.Commands)
            residency.OnCommand(CommandIds.ToRecord(command.Cycle, command.Command, command.Ids.AsSpan(), command.Kind, hierarchy));
        var table = DramEnergyTable.Build(channel, StandardLibrary.Load(channel.Standard).Energy(null));
        return DramEnergyBreakdown.Of(table, residency.Commands, last, residency.ActiveCycles(last)).Total;
    }
}
