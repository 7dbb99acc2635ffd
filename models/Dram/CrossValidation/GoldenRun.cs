using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Mapping;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.CrossValidation;

/// <summary>Runs the requests of a case through the engine, as Ramulator was driven: one in-order offer queue a channel.</summary>
internal sealed class GoldenRun
{
    private readonly GoldenCase _case;
    private readonly ChannelMapper _mapper;
    private readonly List<GoldenCommand>[] _commands;

    public GoldenRun(GoldenCase golden)
    {
        _case = golden;
        int channels = golden.System.Channels.Length;
        _mapper = new ChannelMapper(
            golden.System.ChannelMapper, channels, golden.System.Channels[0].Organization.TransactionBytes);
        Accepts = new long[golden.Requests.Length];
        Completes = new long[golden.Requests.Length];
        Accepts.AsSpan().Fill(-1);
        Completes.AsSpan().Fill(-1);
        _commands = [.. Enumerable.Range(0, channels).Select(_ => new List<GoldenCommand>())];
    }

    public long[] Accepts { get; }

    public long[] Completes { get; }

    public IReadOnlyList<GoldenCommand> CommandsOf(int channel) => _commands[channel];

    /// <summary>Runs every channel to the end, and all on to the last completion.</summary>
    /// <param name="limit">Cycle at which to give up.</param>
    public void Run(long limit)
    {
        ImmutableArray<DramChannel> channels = [.. _case.System.Channels.Select((configuration, index) => Create(configuration, index))];
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

    /// <summary>Channel of a request.</summary>
    public int ChannelOf(GoldenRequest request) => request.Ids.IsEmpty ? _mapper.ChannelOf(request.Address) : request.Ids[0];

    /// <summary>A channel with its requests in the offer queue.</summary>
    public DramChannel Create(DramConfiguration configuration, int index)
    {
        var hierarchy = new BankHierarchy(configuration.Organization);
        var channel = new DramChannel(configuration, _case.Requests.Length) { Observer = new Recorder(index, hierarchy, _commands[index]) };
        for (int i = 0; i < _case.Requests.Length; i++)
        {
            var request = _case.Requests[i];
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
                ids.Add(record.Bank >= 0 ? hierarchy.Id(level, record.Bank) : level == 1 ? record.Section : -1);
            ids.Add(record.Row);
            ids.Add(record.Column);
            commands.Add(new GoldenCommand(record.Cycle, record.Command, ids.MoveToImmutable(), record.Kind));
        }
    }
}
