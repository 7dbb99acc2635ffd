using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Standards;

namespace Tlm.Models.Dram.Components;

/// <summary>A channel of the engine that serves runs of transactions in order and tells when transactions of an access complete.</summary>
internal sealed class RunChannel
{
    private const int _offersAtOnce = 1024;
    private readonly DramReport _report = new(_offersAtOnce / 2);
    private readonly Queue<TransactionRun> _runs = new();
    private readonly int _index;
    private readonly int _writeQueue;
    private TransactionRun _head;
    private long _offeredOfHead;
    private readonly int _readLatency;
    private long _openWrites;

    public RunChannel(DramConfiguration configuration, int index)
    {
        _index = index;
        Engine = new DramChannel(configuration, _offersAtOnce);
        _writeQueue = configuration.Controller.WriteQueueSize;
        CyclesPerTransaction = LeastDistance(configuration);
        _readLatency = configuration.ReadLatency;
    }

    /// <summary>The channel.</summary>
    public DramChannel Engine { get; }

    /// <summary>Cycles that a transaction takes the data bus, at least.</summary>
    public int CyclesPerTransaction { get; }

    /// <summary>Queues a run behind all others.</summary>
    public void Add(in TransactionRun run)
    {
        if (run.IsWrite)
            _openWrites += run.Count;
        if (_offeredOfHead == _head.Count && _runs.Count == 0)
            (_head, _offeredOfHead) = (run, 0);
        else
            _runs.Enqueue(run);
    }

    /// <summary>Simulates up to and including a cycle.</summary>
    public void AdvanceTo(long cycle, ICompletionSink sink)
    {
        do
        {
            Offer();
            _report.Clear();
            Engine.AdvanceTo(cycle, _report);
            foreach (DramEvent completion in _report.Completions)
                Completed(completion, sink);
        }
        while (Engine.Now < cycle || (HasOffers && Engine.Offered == 0));
    }

    /// <summary>
    /// A cycle before which an access does not complete that waits for <paramref name="open"/> more transactions here, whose cycle is not
    /// known yet: they follow at the pace of the data bus, reads behind the read latency. While writes are about, as many as the write
    /// queue holds may be served from it or absorbed by it at once.
    /// </summary>
    public long EarliestCompletion(long open)
    {
        if (_openWrites == 0)
            return Engine.Now + 1 + ((open - 1) * CyclesPerTransaction) + _readLatency;
        return Engine.Now + 1 + (Math.Max(0, open - 1 - _writeQueue) * CyclesPerTransaction);
    }

    private bool HasOffers => _offeredOfHead < _head.Count || _runs.Count > 0;

    /// <summary>Cycles that the data bus is taken by a transaction, at least; several sections (pseudo-channels) have a bus each.</summary>
    private static int LeastDistance(DramConfiguration configuration)
    {
        ImmutableArray<int> reads = [.. Enumerable.Range(0, configuration.Commands.Length).Where(command => IsRead(configuration.Commands[command]))];
        int distance = 0;
        foreach (TimingConstraint rule in configuration.Constraints)
        {
            if (rule.Level <= 1 && rule.Window == 1 && !rule.Sibling && reads.All(rule.Preceding.Contains) && reads.All(rule.Following.Contains))
                distance = Math.Max(distance, rule.Level == 0 ? rule.Latency : rule.Latency / configuration.Organization.Counts[1]);
        }

        return distance;
    }

    private static bool IsRead(DramCommand command)
    {
        CommandSemantics meaning = CommandSemantics.Of(command.Name);
        return meaning.Action is CommandAction.Access or CommandAction.AccessAndClose && !meaning.Write;
    }

    private void Completed(in DramEvent completion, ICompletionSink sink)
    {
        _openWrites -= completion.Tag & 1;
        sink.Completed(_index, (int)(completion.Tag >> 1), completion.Cycle);
    }

    private void Offer()
    {
        while (HasOffers)
        {
            if (_offeredOfHead == _head.Count)
                (_head, _offeredOfHead) = (_runs.Dequeue(), 0);
            long address = _head.Address + (_offeredOfHead * _head.Stride);
            long tag = ((long)_head.Tag << 1) | (_head.IsWrite ? 1L : 0);
            if (!Engine.TryOffer(new DramRequest(_head.Cycle, _head.IsWrite, address, tag), address))
                return;
            _offeredOfHead++;
        }
    }
}

/// <summary>Takes completions.</summary>
internal interface ICompletionSink
{
    /// <summary>A transaction of an access completes at a cycle, which for a read may lie ahead.</summary>
    void Completed(int channel, int access, long cycle);
}
