using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.CrossValidation;
using Tlm.Bridges.Ramulator2.Protocol;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Reference;
using Tlm.Models.Dram.Timing;

namespace Tlm.Bridges.Ramulator2.Reference;

/// <summary>
/// A memory that a worker's engine serves, all channels in one engine, in step: a window ends at the first completion on any of them, so that
/// no channel is ahead of what may follow from another one's answer.
/// </summary>
public sealed class ServingMemory : IServingEngine
{
    private const RequestOptions Options = RequestOptions.Behind | RequestOptions.AwaitCompletion | RequestOptions.ReportFirst;

    private readonly MemoryWorker _worker;
    private readonly WorkerEngine _engine;
    private readonly ChannelRuns _runs;
    private readonly BankHierarchy _hierarchy;
    private readonly WindowReport _report = new();
    private readonly Dictionary<ulong, OpenRun> _open = [];
    private ulong _nextId;

    /// <summary>Starts the worker.</summary>
    /// <param name="options">How the worker is started and treated.</param>
    /// <param name="system">Configuration of the memory.</param>
    /// <exception cref="DramConfigurationException">Ramulator has no such standard.</exception>
    /// <exception cref="BridgeException">The worker can't be started or refuses the configuration.</exception>
    public ServingMemory(WorkerOptions options, DramSystemConfiguration system)
    {
        _worker = new MemoryWorker(options, RecordedRun.ConfigurationText(system));
        _engine = _worker.Engines[0];
        _runs = new ChannelRuns(system);
        _hierarchy = new BankHierarchy(system.Channels[0].Organization);
    }

    /// <summary>The worker.</summary>
    public MemoryWorker Worker => _worker;

    /// <inheritdoc/>
    public long Cycle => _engine.Cycle;

    /// <inheritdoc/>
    public void Offer(int access, int channel, long cycle, long address, long stride, long count, bool isWrite)
    {
        var like = RequestRecords.Single(0, cycle, 0, isWrite, Options).Unpaced(channel);
        foreach (var request in _runs.Split(like, address, stride, count))
        {
            if (_engine.Room == 0)
                _engine.Run(_engine.Cycle, _report); // hands over what the next window could not hold, and nothing happens
            _open.Add(_nextId, new OpenRun(channel, access, (long)request.Count * request.OuterCount));
            _engine.Offer(request with { Id = _nextId++ });
        }
    }

    /// <inheritdoc/>
    public bool Run(long cycle, bool withOffers, IServedMemory memory)
    {
        var end = _engine.Run(cycle, _report, WindowOptions.ReturnCommands | (withOffers ? WindowOptions.OffersAtEnd : WindowOptions.None));
        foreach (ref readonly var command in _report.Commands)
            memory.Issued(command.Channel, CommandIds.ToRecord(command, _hierarchy));
        foreach (var record in _report.Events)
            Note(record, memory);
        return end.Reason == WindowReason.Horizon;
    }

    /// <inheritdoc/>
    public void Count(int channel, DramCounters counters)
    {
        var counts = _engine.Count()[channel];
        (counters.ReadRowHits, counters.ReadRowMisses, counters.ReadRowConflicts) = ((long)counts.ReadRowHits, (long)counts.ReadRowMisses, (long)counts.ReadRowConflicts);
        (counters.WriteRowHits, counters.WriteRowMisses, counters.WriteRowConflicts) = ((long)counts.WriteRowHits, (long)counts.WriteRowMisses, (long)counts.WriteRowConflicts);
        (counters.ReadsAccepted, counters.WritesAccepted) = ((long)counts.Reads, (long)counts.Writes);
        (counters.ReadsForwarded, counters.WritesCoalesced) = ((long)counts.ReadsForwarded, (long)counts.WritesCoalesced);
        (counters.ReadQueueCycles, counters.WriteQueueCycles) = ((long)counts.ReadQueueCycles, (long)counts.WriteQueueCycles);
    }

    /// <inheritdoc/>
    public void Dispose() => _worker.Dispose();

    private void Note(EventRecord record, IServedMemory memory)
    {
        if (record.IsFirstStep)
            _open[record.Id].First = record.Cycle;
        else if (record.IsCompletion && _open.Remove(record.Id, out var run))
            memory.Completed(run.Channel, run.Access, run.Count, run.First, record.Cycle);
    }

    /// <summary>A request under way: whose it is, and when its first transaction completed.</summary>
    private sealed record OpenRun(int Channel, int Access, long Count)
    {
        internal long First { get; set; }
    }
}
