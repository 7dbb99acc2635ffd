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
    private const int _asksBeforeLook = 4;
    private const int _mostAccepts = _offersAtOnce / 2;
    private readonly DramReport _report = new(_mostAccepts);
    private readonly RunLedger _ledger = new();
    private readonly LineFollower? _follower;
    private readonly ICompletionSink _sink;
    private readonly Outlook _outlook;
    private readonly Action<long, long> _see;
    private readonly int _index;
    private readonly BusPace _reads;
    private readonly BusPace _writes;
    private readonly int _readLatency;
    private readonly int _beforeBus;
    private long[] _seen = [];
    private long _seenUntil = -1;
    private int _asked;
    private long _now;

    /// <summary>Creates a channel.</summary>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="index">Its number.</param>
    /// <param name="sink">Takes completions.</param>
    /// <param name="outlook">Shared with other channels of the same configuration; null = one of its own.</param>
    /// <param name="memo">Segments shared with other channels of the same configuration; null = simulate every transaction.</param>
    public RunChannel(DramConfiguration configuration, int index, ICompletionSink sink, Outlook? outlook, SegmentMemo? memo)
    {
        (_index, _sink) = (index, sink);
        Engine = new DramChannel(configuration, _offersAtOnce);
        _reads = BusPace.Of(configuration, write: false);
        _writes = BusPace.Of(configuration, write: true);
        _readLatency = configuration.ReadLatency;
        // read queue, active buffer and one between the halves of an activation
        _beforeBus = configuration.Controller.ReadQueueSize + configuration.Organization.BankCount + 1;
        _outlook = outlook ?? new Outlook(Engine);
        _see = See;
        _follower = memo is null ? null : LineFollower.For(Engine, _ledger, memo);
    }

    /// <summary>What looks ahead for it; channels of the same configuration may share it.</summary>
    public Outlook Outlook => _outlook;

    /// <summary>The channel; its counts are those of the present only after <see cref="Settle"/>.</summary>
    public DramChannel Engine { get; }

    /// <summary>Transactions that were not simulated, because segments known before cover them.</summary>
    public long Followed => _follower?.Followed ?? 0;

    /// <summary>Cycles that a transaction takes the data bus, at least.</summary>
    public int CyclesPerTransaction => _reads.CyclesPerTransaction;

    /// <summary>Queues a run behind all others; gives how many of its transactions may be served from the write queue or absorbed by it, at most.</summary>
    public long Add(in TransactionRun run)
    {
        long meetings = _ledger.Add(run);
        _follower?.Extend();
        (_asked, _seenUntil) = (0, -1);
        return meetings;
    }

    /// <summary>Simulates up to and including a cycle.</summary>
    public void AdvanceTo(long cycle)
    {
        _now = cycle;
        while (true)
        {
            if (IsFollowing && _follower!.Follow(cycle, this))
                return;
            if (!BeginsToFollow(cycle) && Step(cycle))
                return;
        }
    }

    /// <summary>Where nothing waits, goes to the cycle of the next offer; from there on it may be known what follows.</summary>
    private bool BeginsToFollow(long cycle)
    {
        if (_follower is not { IsReady: true } || !_ledger.HasOffers || Engine.Offered > 0 || Engine.Waiting > 0)
            return false;
        long first = _ledger.Accepting.Run.Cycle;
        if (first > cycle)
            return false;
        _report.Clear();
        if (first > Engine.Now)
            Engine.AdvanceTo(first, _report);
        return _follower.TryBegin();
    }

    /// <summary>Brings the counts of the channel up to the present.</summary>
    public void Settle()
    {
        if (IsFollowing)
            _follower!.Show(_now, _report);
    }

    /// <summary>Transactions queued so far.</summary>
    public long Known => _ledger.Known;

    /// <summary>A cycle before which an access does not complete, unless something arrives.</summary>
    /// <param name="slot">Its number.</param>
    /// <param name="access">An access with open transactions here.</param>
    public long EarliestCompletion(int slot, Access access)
    {
        bool isWrite = access.Payload!.IsWrite;
        if ((isWrite || access.Meetings[_index] > 0) && SeesAhead())
            return Math.Max(_now + 1, slot < _seen.Length ? Math.Min(_seen[slot], _seenUntil) : _seenUntil);
        // beyond the horizon nothing is known, even if it lies behind
        long horizon = IsFollowing ? _follower!.Horizon : _now;
        long accepted = IsFollowing ? _follower!.AcceptedAtHorizon : _ledger.Accepted;
        long onBus = access.Open[_index] - access.Meetings[_index];
        long busCycles = (isWrite ? _writes : _reads).Span(onBus) + (!isWrite && onBus > 0 ? _readLatency : 0);
        long end = isWrite && onBus > 0 && IsWritingHeldBack ? long.MaxValue : access.Ends[_index];
        long readsBefore = _ledger.ReadsBetween(accepted, end) - _beforeBus;
        long quiet = IsFollowing ? _follower!.Quiet : 0;
        return Math.Max(Math.Max(horizon + 1 + Math.Max(busCycles, _reads.Span(readsBefore)), quiet), _now + 1);
    }

    void ISegmentSink.Entered(StreamSegment segment, long start, long next, long times)
    {
        if (CompletedTogether(segment.Completes, start, next, times, segment.Cycles, segment.Steps))
            return;
        for (long i = 0; i < times; i++)
            Completed(segment, start + (i * segment.Cycles), next + (i * segment.Steps));
    }

    void ISegmentSink.Completed(ReadOnlySpan<SegmentCompletion> completions, long start, long next) => Completed(completions, start, next);

    /// <summary>Completions of several runs: the parts that are of the first and of the last as a whole, those between one by one.</summary>
    private void Completed(StreamSegment segment, long start, long next)
    {
        ReadOnlySpan<SegmentPart> parts = segment.Parts;
        int at = parts.Length > 0 ? segment.PartsBefore(_ledger.RunOf(next + segment.Completes.FirstStep).End - next) : 0;
        if (at > 0)
            CompletedTogether(parts[at - 1].Leading, start, next, 1, 0, 0);
        for (; at < parts.Length; at++)
        {
            ref readonly SegmentPart part = ref parts[at];
            if (CompletedTogether(part.Trailing, start, next, 1, 0, 0))
                return;
            if (!CompletedTogether(part.Segment.Completes, start + part.Cycle, next + part.Step, 1, 0, 0))
                Completed(part.Segment, start + part.Cycle, next + part.Step);
        }

        Completed(segment.Completions, start, next);
    }

    /// <summary>Completions of one run that follow each other are given to it at once.</summary>
    private void Completed(ReadOnlySpan<SegmentCompletion> completions, long start, long next)
    {
        for (int i = 0; i < completions.Length;)
        {
            int from = i;
            (long low, long high) = _ledger.RunOf(next + completions[i].Step);
            (long first, long last) = (long.MaxValue, long.MinValue);
            for (; i < completions.Length && next + completions[i].Step >= low && next + completions[i].Step < high; i++)
            {
                first = Math.Min(first, completions[i].Cycle);
                last = Math.Max(last, completions[i].Cycle);
            }

            _sink.Completed(_index, _ledger.Complete(low, i - from), i - from, start + first, start + last);
        }
    }

    /// <summary>If all completions, a number of times in a row, are of one run, that takes them at once.</summary>
    private bool CompletedTogether(in CompletionRange range, long start, long next, long times, long cycles, long steps)
    {
        if (range.Count == 0)
            return true;
        long last = next + range.LastStep + ((times - 1) * steps);
        if (!_ledger.IsOneRun(next + range.FirstStep, last))
            return false;
        int access = _ledger.Complete(last, range.Count * times);
        _sink.Completed(_index, access, range.Count * times, start + range.FirstCycle, start + range.LastCycle + ((times - 1) * cycles));
        return true;
    }

    /// <summary>What completes if nothing arrives is known, or worth looking for: nothing is left to be offered, and it was asked for often.</summary>
    private bool SeesAhead()
    {
        if (_now < _seenUntil)
            return true;
        if (IsFollowing || _ledger.HasOffers || Engine.Offered > 0 || ++_asked < _asksBeforeLook)
            return false;
        _seen.AsSpan().Fill(long.MaxValue);
        _seenUntil = _outlook.Look(Engine, _see);
        return true;
    }

    private void See(long number, long cycle)
    {
        int slot = _ledger.AccessOf(number);
        if (slot >= _seen.Length)
            Grow(slot);
        ref long last = ref _seen[slot];
        last = last == long.MaxValue ? cycle : Math.Max(last, cycle);
    }

    private void Grow(int slot)
    {
        int known = _seen.Length;
        Array.Resize(ref _seen, Math.Max(slot + 1, 2 * known));
        _seen.AsSpan(known).Fill(long.MaxValue);
    }

    private bool IsFollowing => _follower is { IsFollowing: true };

    /// <summary>While reads stand in line, and the writes are few, no write is served before those reads have left their queue.</summary>
    private bool IsWritingHeldBack => IsFollowing ? !_follower!.IsWriting : Engine.IsBacklogged && Engine.Controller.KeepsWritesWaiting;

    /// <summary>Simulates; true when the cycle is reached.</summary>
    private bool Step(long cycle)
    {
        _report.Clear();
        _report.AcceptLimit = Math.Min(_follower?.AcceptLimit ?? _mostAccepts, _mostAccepts);
        Offer(_follower is null ? _offersAtOnce : _report.AcceptLimit);
        Engine.AdvanceTo(Math.Min(cycle, _follower?.LastCycle ?? cycle), _report, _follower is { RecordsEnd: true });
        _ledger.Accept(_report.AcceptCount);
        int repeated = _follower?.TakeRepeated(_report.CompletionCount) ?? 0;
        foreach (DramEvent completion in _report.Completions[repeated..])
            Completed(completion.Tag, completion.Cycle);
        _follower?.Take(_report);
        return !IsFollowing && IsAt(cycle);
    }

    /// <summary>A full report may have come in the midst of a cycle.</summary>
    private bool IsAt(long cycle) => Engine.Now >= cycle && !_report.IsFull && !(_ledger.HasOffers && Engine.Offered == 0);

    private void Completed(long number, long cycle) => _sink.Completed(_index, _ledger.Complete(number, 1), 1, cycle, cycle);

    /// <summary>Fills the offer queue, up to a number: what a follower would only take back is not put there.</summary>
    private void Offer(int most)
    {
        while (_ledger.HasOffers && Engine.Offered < most)
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
