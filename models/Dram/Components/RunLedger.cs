namespace Tlm.Models.Dram.Components;

/// <summary>The runs of a channel that are not complete, oldest first, and how far they have been offered and accepted.</summary>
internal sealed class RunLedger
{
    private const int _mostCompared = 256;
    private OpenRun[] _ring = new OpenRun[16];
    private long _first;
    private long _end;
    private long _acceptAt;
    private long _offerAt;
    private long _recent;

    /// <summary>Transactions known.</summary>
    public long Known { get; private set; }

    /// <summary>Transactions accepted.</summary>
    public long Accepted { get; private set; }

    /// <summary>Transactions put into the offer queue.</summary>
    public long Offered { get; private set; }

    /// <summary>Lines begun.</summary>
    public long Lines { get; private set; }

    /// <summary>Writes whose completion is not known.</summary>
    public long OpenWrites { get; private set; }

    /// <summary>Something is left to be put into the offer queue.</summary>
    public bool HasOffers => Offered < Known;

    /// <summary>The run of the next transaction to be accepted; there must be one.</summary>
    public ref readonly OpenRun Accepting => ref At(_acceptAt);

    /// <summary>Queues a run behind all others; true if transactions of it may be served from the write queue or absorbed by it.</summary>
    public bool Add(in TransactionRun run)
    {
        if (_end - _first == _ring.Length)
            Grow();
        if (_end == _first || !Continues(At(_end - 1), run))
            Lines++;
        bool meets = Meets(run);
        At(_end++) = new OpenRun(run, Known, Lines);
        Known += run.Count;
        if (run.IsWrite)
            OpenWrites += run.Count;
        return meets;
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

    /// <summary>Reads that are accepted from a transaction on before a write is.</summary>
    public long ReadsFrom(long number)
    {
        for (long at = _acceptAt; at < _end; at++)
        {
            if (At(at).Run.IsWrite && At(at).End > number)
                return Math.Max(0, At(at).First - number);
        }

        return Known - number;
    }

    /// <summary>Do all of a range of transactions belong to one run?</summary>
    public bool IsOneRun(long first, long last)
    {
        Find(first);
        return last < At(_recent).End;
    }

    /// <summary>Transactions of the run of one of them are complete; gives the access that they belong to.</summary>
    public int Complete(long number, long count)
    {
        Find(number);
        ref OpenRun run = ref At(_recent);
        run.Open -= count;
        if (run.Run.IsWrite)
            OpenWrites -= count;
        int access = run.Run.Tag;
        while (_first < _end && At(_first).Open == 0)
            RemoveFirst();
        return access;
    }

    private static bool Continues(in OpenRun before, in TransactionRun run) =>
        before.Run.IsWrite == run.IsWrite && before.Run.Stride == run.Stride && before.Run.Inner == run.Inner && before.Run.Outer == run.Outer
        && before.Shape.AddressOf(before.End) == run.Address;

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

    /// <summary>Runs are mostly asked for again or in order; else the run is found by halving.</summary>
    private void Find(long number)
    {
        if (_recent >= _first && _recent < _end && At(_recent).First <= number && number < At(_recent).End)
            return;
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

    /// <summary>Does it share addresses with an open run, or with itself, so that a write may wait where it comes?</summary>
    private bool Meets(in TransactionRun run)
    {
        if (!run.IsWrite && OpenWrites == 0)
            return false;
        if (run.IsWrite && !run.Line(0).IsAscending)
            return true; // its rows may overlap
        if (_end - _first > _mostCompared)
            return true; // not worth the time to look
        for (long at = _first; at < _end; at++)
        {
            if ((run.IsWrite || At(at).Run.IsWrite) && run.Overlaps(At(at).Run))
                return true;
        }

        return false;
    }

    private void Grow()
    {
        var ring = new OpenRun[_ring.Length * 2];
        for (long at = _first; at < _end; at++)
            ring[at & (ring.Length - 1)] = At(at);
        _ring = ring;
    }
}
