using Tlm.Models.Pim.Engine;

namespace Tlm.Models.Pim.LogicDie;

/// <summary>Serves the streams of one reader in one pseudo-channel, one after the other: accesses in order, the next set of rows opened ahead.</summary>
internal sealed class StackAgent
{
    private readonly CommandPort _port;
    private readonly RefreshAgent _refresh;
    private readonly Queue<(BundlePattern Stream, bool Continues)> _streams = new();
    private readonly int _read;
    private readonly int _write;
    private readonly int _rowBus;
    private readonly int _columnBus;
    private readonly int _readTail;
    private readonly int _writeTail;
    private readonly int _interval;
    private BundlePattern? _current;
    private BundlePattern? _tail;
    private long _run;
    private int _breaks;
    private long _position;

    public StackAgent(CommandPort port, RefreshAgent refresh, string read, string write, int rowBus, int columnBus, int interval)
    {
        (_port, _refresh, _rowBus, _columnBus) = (port, refresh, rowBus, columnBus);
        var variant = port.Device.Variant;
        (_read, _write, _interval) = (variant.Command(read).Index, variant.Command(write).Index, interval);
        _readTail = variant.Timing("nCL") + variant.Timing("nBL");
        _writeTail = variant.Timing("nCWL") + variant.Timing("nBL");
    }

    public bool IsDone => _current is null;

    /// <summary>Cycles in which streams that nobody asked for yet had moved their last data, in their order.</summary>
    public Queue<long> Finished { get; } = new();

    /// <summary>The stream under way can't have issued its last access before; never without one.</summary>
    public long EarliestEnd(long now) => _current is null ? long.MaxValue : now + (_current.Accesses - _position - 1) * _interval;

    /// <summary>Cycle in which the last data of the last finished stream had moved.</summary>
    public long FinishedAt { get; private set; }

    public void Add(BundlePattern stream)
    {
        if (_current is null)
        {
            (_current, _tail, _run) = (stream, stream, stream.Accesses);
            return;
        }

        bool continues = _tail!.IsContinuedBy(stream);
        _streams.Enqueue((stream, continues));
        _tail = stream;
        _breaks += continues ? 0 : 1;
        if (_breaks == 0)
            _run += stream.Accesses;
    }

    /// <summary>Lives through a cycle; gives the next one in which it wants to.</summary>
    public long Step(long now)
    {
        if (_current is null)
            return long.MaxValue;
        if (_refresh.IsWaiting(now))
            return now + 1;
        var place = _current.Place(_position);
        int access = _current.Write ? _write : _read;
        int command = _port.Device.NextCommand(access, place);
        int bus = command == access ? _columnBus : _rowBus;
        long ready = _port.ReadyAt(bus, command, place, now);
        if (ready > now)
            return Math.Min(ready, Prepare(now));
        _port.Issue(bus, command, place, now);
        if (command == access && ++_position == _current.Accesses)
        {
            FinishedAt = now + (_current.Write ? _writeTail : _readTail);
            Finished.Enqueue(FinishedAt);
            _position = 0;
            _current = Next();
        }

        return now + 1;
    }

    /// <summary>The next stream; knows how far accesses go on without a break, so that rows open ahead across streams.</summary>
    private BundlePattern? Next()
    {
        if (_streams.Count == 0)
            return null;
        var (stream, continues) = _streams.Dequeue();
        _run -= _current!.Accesses;
        if (continues)
            return stream;
        _breaks--;
        _run = stream.Accesses;
        foreach (var (following, goesOn) in _streams)
        {
            if (!goesOn)
                break;
            _run += following.Accesses;
        }

        return stream;
    }

    /// <summary>Opens rows that the stream needs soon; gives the next cycle in which that can go on.</summary>
    private long Prepare(long now)
    {
        long wake = Prepare(_position + 1, _current!.Groups - 1, now);
        return _current.StaysInBanks ? wake : Math.Min(wake, Prepare(_current.NextSet(_position), _current.Groups, now));
    }

    private long Prepare(long first, int count, long now)
    {
        long wake = long.MaxValue;
        int access = _current!.Write ? _write : _read;
        for (long position = first; position < Math.Min(first + count, _run); position++)
        {
            var place = _current.Place(position);
            int command = _port.Device.NextCommand(access, place);
            if (command == access)
                continue;
            long ready = _port.ReadyAt(_rowBus, command, place, now);
            wake = Math.Min(wake, Math.Max(ready, now + 1));
            if (ready <= now)
                _port.Issue(_rowBus, command, place, now);
        }

        return wake;
    }
}
