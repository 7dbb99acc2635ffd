using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Streams;

namespace Tlm.Models.Dram.Components;

/// <summary>
/// A channel of the engine that serves runs of transactions in order and tells when transactions of an access complete. Where runs make a
/// long line, known segments are followed instead of simulated; whoever looks at the channel's counts settles it first.
/// </summary>
internal sealed class RunChannel : ISegmentSink
{
    private const int _offersAtOnce = 1024;
    private const int _mostAccepts = _offersAtOnce / 2;
    private readonly DramReport _report = new(_mostAccepts);
    private readonly RunLedger _ledger = new();
    private readonly LineFollower? _follower;
    private readonly ICompletionSink _sink;
    private readonly int _index;
    private readonly BusPace _reads;
    private readonly BusPace _writes;
    private readonly int _readLatency;
    private readonly int _beforeBus;
    private long _now;

    /// <summary>Creates a channel.</summary>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="index">Its number.</param>
    /// <param name="sink">Takes completions.</param>
    /// <param name="memo">Segments shared with other channels of the same configuration; null = simulate every transaction.</param>
    public RunChannel(DramConfiguration configuration, int index, ICompletionSink sink, SegmentMemo? memo)
    {
        (_index, _sink) = (index, sink);
        Engine = new DramChannel(configuration, _offersAtOnce);
        _reads = BusPace.Of(configuration, write: false);
        _writes = BusPace.Of(configuration, write: true);
        _readLatency = configuration.ReadLatency;
        // read queue, active buffer and one between the halves of an activation
        _beforeBus = configuration.Controller.ReadQueueSize + configuration.Organization.BankCount + 1;
        _follower = memo is null ? null : LineFollower.For(Engine, _ledger, memo);
    }

    /// <summary>The channel; its counts are those of the present only after <see cref="Settle"/>.</summary>
    public DramChannel Engine { get; }

    /// <summary>Transactions that were not simulated, because segments known before cover them.</summary>
    public long Followed => _follower?.Followed ?? 0;

    /// <summary>Cycles that a transaction takes the data bus, at least.</summary>
    public int CyclesPerTransaction => _reads.CyclesPerTransaction;

    /// <summary>Queues a run behind all others; true if transactions of it may be served from the write queue or absorbed by it.</summary>
    public bool Add(in TransactionRun run)
    {
        bool meets = _ledger.Add(run);
        _follower?.Extend();
        return meets;
    }

    /// <summary>Simulates up to and including a cycle.</summary>
    public void AdvanceTo(long cycle)
    {
        _now = cycle;
        while (true)
        {
            if (IsFollowing && _follower!.Follow(cycle, this))
                return;
            if (Step(cycle))
                return;
        }
    }

    /// <summary>Brings the counts of the channel up to the present.</summary>
    public void Settle()
    {
        if (IsFollowing)
            _follower!.Show(_now, _report);
    }

    /// <summary>
    /// A cycle before which an access does not complete that waits for <paramref name="open"/> more transactions here, whose cycle is not
    /// known yet: they follow at the pace of the data bus, reads behind the read latency. Where writes to the same addresses are about, any
    /// number may be served from the write queue or absorbed by it at once.
    /// </summary>
    public long EarliestCompletion(long open, bool isWrite, bool meets)
    {
        // beyond the horizon nothing is known, even if it lies behind
        long next = (IsFollowing ? _follower!.Horizon : _now) + 1;
        if (isWrite && !meets)
            next = Math.Max(next + _writes.Span(open), EarliestWrite());
        else if (!meets)
            next += _reads.Span(open) + _readLatency;
        return Math.Max(next, _now + 1);
    }

    void ISegmentSink.Entered(StreamSegment segment, long start, long next, long times)
    {
        if (segment.Completions.Length == 0)
            return;
        long last = next + segment.LastStep + ((times - 1) * segment.Steps);
        if (_ledger.IsOneRun(next + segment.FirstStep, last))
        {
            long count = segment.Completions.Length * times;
            int access = _ledger.Complete(last, count);
            _sink.Completed(_index, access, count, start + segment.FirstCycle, start + segment.LastCycle + ((times - 1) * segment.Cycles));
            return;
        }

        for (long i = 0; i < times; i++)
        {
            foreach (SegmentCompletion completion in segment.Completions)
                Completed(next + (i * segment.Steps) + completion.Step, start + (i * segment.Cycles) + completion.Cycle);
        }
    }

    private bool IsFollowing => _follower is { IsFollowing: true };

    /// <summary>While reads stand in line, and the writes are few, no write is served before those reads have left their queue.</summary>
    private long EarliestWrite()
    {
        if (IsFollowing)
            return _follower!.IsWriting ? 0 : _follower.Horizon + 1 + _reads.Span(_ledger.ReadsFrom(_follower.AcceptedAtHorizon) - _beforeBus);
        return Engine.IsBacklogged && Engine.Controller.KeepsWritesWaiting ? _now + 1 + _reads.Span(_ledger.ReadsFrom(_ledger.Accepted) - _beforeBus) : 0;
    }

    /// <summary>Simulates; true when the cycle is reached.</summary>
    private bool Step(long cycle)
    {
        Offer();
        _report.Clear();
        _report.AcceptLimit = Math.Min(_follower?.AcceptLimit ?? _mostAccepts, _mostAccepts);
        Engine.AdvanceTo(Math.Min(cycle, _follower?.LastCycle ?? cycle), _report);
        _ledger.Accept(_report.AcceptCount);
        foreach (DramEvent completion in _report.Completions)
            Completed(completion.Tag, completion.Cycle);
        _follower?.Take(_report);
        return !IsFollowing && IsAt(cycle);
    }

    /// <summary>A full report may have come in the midst of a cycle.</summary>
    private bool IsAt(long cycle) => Engine.Now >= cycle && !_report.IsFull && !(_ledger.HasOffers && Engine.Offered == 0);

    private void Completed(long number, long cycle) => _sink.Completed(_index, _ledger.Complete(number, 1), 1, cycle, cycle);

    private void Offer()
    {
        while (_ledger.HasOffers && Engine.Offered < _offersAtOnce)
        {
            ref readonly OpenRun open = ref _ledger.TakeOffer(out long number);
            long address = open.Shape.AddressOf(number);
            Engine.TryOffer(new DramRequest(open.Run.Cycle, open.Run.IsWrite, address, number), address);
        }
    }
}

/// <summary>Takes completions.</summary>
internal interface ICompletionSink
{
    /// <summary>Transactions of an access complete, the first and the last of them at cycles that for reads may lie ahead.</summary>
    void Completed(int channel, int access, long count, long first, long last);
}
