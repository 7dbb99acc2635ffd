using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Mapping;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.CrossValidation;

/// <summary>Runs a request stream through the engine, as Ramulator was driven for the golden cases: one in-order offer queue a channel.</summary>
public sealed class StreamRun
{
    private readonly DramSystemConfiguration _system;
    private readonly ImmutableArray<GoldenRequest> _requests;
    private readonly ChannelMapper _mapper;
    private readonly List<GoldenCommand>[] _commands;
    private readonly bool _isObserved;

    /// <summary>Prepares a run.</summary>
    /// <param name="system">The memory system.</param>
    /// <param name="requests">Requests in order (their recorded cycles are not looked at).</param>
    /// <param name="isObserved">Commands are noted; else idle time passes in whole periods, as it does where nobody asks for commands.</param>
    public StreamRun(DramSystemConfiguration system, ImmutableArray<GoldenRequest> requests, bool isObserved = true)
    {
        (_system, _isObserved) = (system, isObserved);
        _requests = requests;
        int channels = system.Channels.Length;
        _mapper = new ChannelMapper(system.ChannelMapper, channels, system.Channels[0].Organization.TransactionBytes);
        Accepts = new long[requests.Length];
        Completes = new long[requests.Length];
        Accepts.AsSpan().Fill(-1);
        Completes.AsSpan().Fill(-1);
        _commands = [.. Enumerable.Range(0, channels).Select(_ => new List<GoldenCommand>())];
    }

    /// <summary>Accept cycle of each request; -1 = not accepted.</summary>
    public long[] Accepts { get; }

    /// <summary>Completion cycle of each request; -1 = not completed.</summary>
    public long[] Completes { get; }

    /// <summary>Commands of a channel in order of issue.</summary>
    /// <param name="channel">Channel index.</param>
    public IReadOnlyList<GoldenCommand> CommandsOf(int channel) => _commands[channel];

    /// <summary>Runs every channel to the end, and all on to the last completion.</summary>
    /// <param name="limit">Cycle at which to give up.</param>
    /// <exception cref="DramSimulationException">A channel can't go on.</exception>
    public void Run(long limit)
    {
        ImmutableArray<DramChannel> channels = [.. _system.Channels.Select((configuration, index) => Create(configuration, index))];
        var report = new DramReport(4096);
        foreach (var channel in channels)
            Serve(channel, report, limit);
        long end = Math.Min(limit, Completes.Max());
        foreach (var channel in channels)
        {
            while (channel.Now < end)
            {
                report.Clear();
                channel.AdvanceTo(end, report);
            }
        }
    }

    /// <summary>The state of a channel at a cycle, in words.</summary>
    internal string StateAt(int channel, long cycle)
    {
        var again = new StreamRun(_system, _requests).Create(_system.Channels[channel], channel);
        var report = new DramReport(4096);
        while (again.Now < cycle)
        {
            report.Clear();
            again.AdvanceTo(cycle, report);
        }

        return again.Describe();
    }

    internal int ChannelOf(GoldenRequest request) => request.Ids.IsEmpty ? _mapper.ChannelOf(request.Address) : request.Ids[0];

    private DramChannel Create(DramConfiguration configuration, int index)
    {
        var hierarchy = new BankHierarchy(configuration.Organization);
        var channel = new DramChannel(configuration, _requests.Length) { Observer = _isObserved ? new Recorder(index, hierarchy, _commands[index]) : null };
        for (int i = 0; i < _requests.Length; i++)
        {
            var request = _requests[i];
            if (ChannelOf(request) == index)
                Offer(channel, hierarchy, request, i);
        }

        return channel;
    }

    private void Offer(DramChannel channel, BankHierarchy hierarchy, GoldenRequest request, int tag)
    {
        var offered = new DramRequest(request.OfferCycle, request.IsWrite, request.Address, tag);
        if (request.Ids.IsEmpty)
        {
            channel.TryOffer(offered, _mapper.InsideChannel(request.Address));
            return;
        }

        var ids = request.Ids.AsSpan();
        channel.TryOffer(offered, new DramLocation(hierarchy.BankOf(ids), ids[hierarchy.BankLevel + 1], ids[^1]));
    }

    private void Serve(DramChannel channel, DramReport report, long limit)
    {
        while ((channel.Offered > 0 || channel.Waiting > 0) && channel.Now < limit)
        {
            report.Clear();
            channel.AdvanceTo(limit, report, untilReport: true);
            foreach (var accept in report.Accepts)
                Accepts[accept.Tag] = accept.Cycle;
            foreach (var completion in report.Completions)
                Completes[completion.Tag] = completion.Cycle;
        }
    }

    private sealed class Recorder(int channel, BankHierarchy hierarchy, List<GoldenCommand> commands) : IDramCommandObserver
    {
        public void OnCommand(in DramCommandRecord record)
        {
            var ids = ImmutableArray.CreateBuilder<int>(hierarchy.Levels);
            ids.Add(channel);
            for (int level = 1; level <= hierarchy.BankLevel; level++)
                ids.Add(record.Bank >= 0 ? hierarchy.Id(level, record.Bank) : level == hierarchy.SectionLevel ? record.Section : -1);
            ids.Add(record.Row);
            ids.Add(record.Column);
            commands.Add(new GoldenCommand(record.Cycle, record.Command, ids.MoveToImmutable(), record.Kind));
        }
    }
}
