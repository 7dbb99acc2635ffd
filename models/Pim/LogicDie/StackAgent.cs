using Tlm.Models.Pim.Engine;

namespace Tlm.Models.Pim.LogicDie;

/// <summary>Serves the streams of one reader in one pseudo-channel, one after the other: accesses in order, the next set of rows opened ahead.</summary>
internal sealed class StackAgent
{
    private readonly CommandPort _port;
    private readonly RefreshAgent _refresh;
    private readonly Queue<BundlePattern> _streams = new();
    private readonly int _access;
    private readonly int _rowBus;
    private readonly int _columnBus;
    private readonly int _tail;
    private BundlePattern? _current;
    private long _position;

    public StackAgent(CommandPort port, RefreshAgent refresh, string access, int rowBus, int columnBus)
    {
        (_port, _refresh, _rowBus, _columnBus) = (port, refresh, rowBus, columnBus);
        _access = port.Device.Variant.Command(access).Index;
        _tail = port.Device.Variant.Timing("nCL") + port.Device.Variant.Timing("nBL");
    }

    public bool IsDone => _current is null;

    /// <summary>Cycle in which the last data of the last finished stream had moved.</summary>
    public long FinishedAt { get; private set; }

    public void Add(BundlePattern stream)
    {
        _streams.Enqueue(stream);
        _current ??= Next();
    }

    /// <summary>Lives through a cycle; gives the next one in which it wants to.</summary>
    public long Step(long now)
    {
        if (_current is null)
            return long.MaxValue;
        if (_refresh.IsWaiting(now))
            return now + 1;
        var place = _current.Place(_position);
        int command = _port.Device.NextCommand(_access, place);
        int bus = command == _access ? _columnBus : _rowBus;
        long ready = _port.ReadyAt(bus, command, place, now);
        if (ready > now)
            return Math.Min(ready, Prepare(now));
        _port.Issue(bus, command, place, now);
        if (command == _access && ++_position == _current.Accesses)
        {
            FinishedAt = now + _tail;
            _position = 0;
            _current = Next();
        }

        return now + 1;
    }

    private BundlePattern? Next() => _streams.Count > 0 ? _streams.Dequeue() : null;

    /// <summary>Opens rows that the stream needs soon; gives the next cycle in which that can go on.</summary>
    private long Prepare(long now)
    {
        long next = (_position / _current!.Round + 1) * _current.Round;
        return Math.Min(Prepare(_position + 1, _current.Groups - 1, now), Prepare(next, _current.Groups, now));
    }

    private long Prepare(long first, int count, long now)
    {
        long wake = long.MaxValue;
        for (long position = first; position < Math.Min(first + count, _current!.Accesses); position++)
        {
            var place = _current.Place(position);
            int command = _port.Device.NextCommand(_access, place);
            if (command == _access)
                continue;
            long ready = _port.ReadyAt(_rowBus, command, place, now);
            wake = Math.Min(wake, Math.Max(ready, now + 1));
            if (ready <= now)
                _port.Issue(_rowBus, command, place, now);
        }

        return wake;
    }
}
