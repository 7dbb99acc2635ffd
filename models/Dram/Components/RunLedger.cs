using System.Runtime.CompilerServices;
using Tlm.Models.Dram.Streams;

namespace Tlm.Models.Dram.Components;

/// <summary>The runs of a channel that are not complete, oldest first, and how far they have been offered and accepted.</summary>
internal sealed class RunLedger
{
    private const int _mostCompared = 128;
    private readonly List<long> _writeRuns = [];
    private OpenRun[] _ring = new OpenRun[16];
    private long _first;
    private long _end;
    private long _acceptAt;
    private long _offerAt;
    private long _recent;
    private long _reads;
    private long _nextWrite;

    /// <summary>Transactions known.</summary>
    public long Known { get; private set; }

    /// <summary>Transactions accepted.</summary>
    public long Accepted { get; private set; }

    /// <summary>Transactions put into the offer queue.</summary>
    public long Offered { get; private set; }

    /// <summary>Lines begun.</summary>
    public long Lines { get; private set; }

    /// <summary>Something is left to be put into the offer queue.</summary>
    public bool HasOffers => Offered < Known;

    /// <summary>The run of the next transaction to be accepted; there must be one.</summary>
    public ref readonly OpenRun Accepting => ref At(_acceptAt);

    /// <summary>Queues a run behind all others; gives how many of its transactions may be served from the write queue or absorbed by it, at most.</summary>
    public long Add(in TransactionRun run)
    {
        if (_end - _first == _ring.Length)
            Grow();
        if (_end == _first || !Continues(At(_end - 1), run))
            Lines++;
        long meetings = Meetings(run);
        if (run.IsWrite)
            _writeRuns.Add(_end);
        At(_end++) = new OpenRun(run, Known, Lines, meetings, _reads);
        _reads += run.IsWrite ? 0 : run.Count - meetings;
        Known += run.Count;
        return meetings;
    }

    /// <summary>The next transaction to be put into the offer queue.</summary>
    public ref readonly OpenRun TakeOffer(out long number)
    {
        while (At(_offerAt).End <= Offered)
            _offerAt++;
        number = Offered++;
        return ref At(_offerAt);
    }

    /// <summary>Transactions were accepted.</summary>
    public void Accept(int count) => MoveTo(Accepted + count);

    /// <summary>The channel stands where it accepts a transaction next; it has to be offered anew.</summary>
    public void Rewind(long next)
    {
        MoveTo(next);
        Offered = next;
        _offerAt = _acceptAt;
        _nextWrite = _acceptAt;
    }

    /// <summary>The first transaction behind the line that is being accepted.</summary>
    /// <param name="lastOffer">Cycle from which on its last known transaction is offered.</param>
    public long LineEnd(out long lastOffer)
    {
        long at = Accepting.Line == Lines ? _end - 1 : _acceptAt;
        while (at + 1 < _end && At(at + 1).Line == Accepting.Line)
            at++;
        lastOffer = At(at).Run.Cycle;
        return At(at).End;
    }

    /// <summary>Reads that need a place in the read queue, at least, from a transaction on up to another or to the next write.</summary>
    public long ReadsBetween(long number, long end)
    {
        long last = Math.Min(end, NextWrite(number)) - 1;
        if (last < number)
            return 0;
        Find(number);
        ref OpenRun from = ref At(_recent);
        long before = from.ReadsBefore + number - from.First;
        Find(last);
        ref OpenRun to = ref At(_recent);
        return Math.Max(0, to.ReadsBefore + last + 1 - to.First - to.Meetings - before);
    }

    /// <summary>The first transaction of the run that writes next, or behind all.</summary>
    private long NextWrite(long number)
    {
        _nextWrite = Math.Max(_nextWrite, _acceptAt);
        while (_nextWrite < _end && !(At(_nextWrite).Run.IsWrite && At(_nextWrite).End > number))
            _nextWrite++;
        return _nextWrite < _end ? At(_nextWrite).First : Known;
    }

    /// <summary>Do all of a range of transactions belong to one run?</summary>
    public bool IsOneRun(long first, long last)
    {
        Find(first);
        return last < At(_recent).End;
    }

    /// <summary>The transactions of the run that an open one belongs to, from the first to the one behind the last.</summary>
    public (long First, long End) RunOf(long number)
    {
        Find(number);
        ref readonly OpenRun run = ref At(_recent);
        return (run.First, run.End);
    }

    /// <summary>The access that an open transaction belongs to.</summary>
    public int AccessOf(long number)
    {
        Find(number);
        return At(_recent).Run.Tag;
    }

    /// <summary>Transactions of the run of one of them are complete; gives the access that they belong to.</summary>
    public int Complete(long number, long count)
    {
        Find(number);
        ref OpenRun run = ref At(_recent);
        run.Open -= count;
        if (run.Run.IsWrite && run.Open == 0)
            _writeRuns.Remove(_recent);
        int access = run.Run.Tag;
        while (_first < _end && At(_first).Open == 0)
            RemoveFirst();
        return access;
    }

    private static bool Continues(in OpenRun before, in TransactionRun run) =>
        before.Run.IsWrite == run.IsWrite && before.Run.Stride == run.Stride && before.Run.Inner == run.Inner && before.Run.Outer == run.Outer
        && before.Shape.AddressOf(before.End) == run.Address;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref OpenRun At(long at) => ref _ring[at & (_ring.Length - 1)];

    private void RemoveFirst()
    {
        _first++;
        _acceptAt = Math.Max(_acceptAt, _first);
        _offerAt = Math.Max(_offerAt, _first);
    }

    private void MoveTo(long accepted)
    {
        Accepted = accepted;
        while (_acceptAt < _end && At(_acceptAt).End <= accepted)
            _acceptAt++;
    }

    /// <summary>Runs are mostly asked for again, or the next one or the one before; else the run is found by halving.</summary>
    private void Find(long number)
    {
        if (Holds(_recent, number))
            return;
        long neighbour = _recent + (At(_recent).First <= number ? 1 : -1);
        if (Holds(neighbour, number))
        {
            _recent = neighbour;
            return;
        }

        (long low, long high) = (_first, _end - 1);
        while (low < high)
        {
            long middle = (low + high) / 2;
            if (At(middle).End <= number)
                low = middle + 1;
            else
                high = middle;
        }

        _recent = low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Holds(long at, long number) => at >= _first && at < _end && At(at).First <= number && number < At(at).End;

    /// <summary>Transactions at addresses at which a write may wait when they come, at most; only writes that are ahead of them can.</summary>
    private long Meetings(in TransactionRun run)
    {
        StreamLine line = run.Line(0);
        if (run.IsWrite && !line.IsAscending)
            return run.Count; // its rows may overlap
        long meetings = 0;
        foreach (long at in _writeRuns)
        {
            TransactionRun write = At(at).Run;
            if (!write.Overlaps(run))
                continue;
            if (write.Count > _mostCompared || !line.IsAscending)
                return run.Count; // not worth the time to look
            for (long i = 0; i < write.Count; i++)
                meetings += line.FirstAt(write.Line(0).AddressOf(i), 0) < run.Count ? 1 : 0;
        }

        return Math.Min(meetings, run.Count);
    }

    private void Grow()
    {
        var ring = new OpenRun[_ring.Length * 2];
        for (long at = _first; at < _end; at++)
            ring[at & (ring.Length - 1)] = At(at);
        _ring = ring;
    }
}
