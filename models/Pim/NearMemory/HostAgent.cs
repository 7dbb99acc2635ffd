using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Engine;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>
/// Ordinary reads and writes of the channel: streams in order, accesses of a stream in order, rows opened ahead. Consecutive accesses go round the bank
/// groups, then along the columns, then over the banks of the groups. A stream to a rank in PIM mode waits until that rank is free.
/// </summary>
internal sealed class HostAgent
{
    private const int CopyBuffer = 16;

    private readonly ChannelPorts _ports;
    private readonly UnitGeometry _geometry;
    private readonly RefreshAgent[] _refresh;
    private readonly RankAgent[] _units;
    private readonly Queue<HostStream> _streams = new();
    private readonly int _read;
    private readonly int _write;
    private readonly int _groups;
    private readonly int _readTail;
    private readonly int _writeTail;
    private readonly int _interval;
    private long _left;
    private long _position;
    private long _preparedRound;
    private long _preparedVersion;
    private HostStream? _current;

    public HostAgent(ChannelPorts ports, UnitGeometry geometry, RefreshAgent[] refresh, RankAgent[] units)
    {
        (_ports, _geometry, _refresh, _units) = (ports, geometry, refresh, units);
        var variant = ports.Device.Variant;
        _read = variant.Command("RD").Index;
        _write = variant.Command("WR").Index;
        _groups = variant.Organization.Counts[variant.Organization.LevelIndex("BankGroup")];
        _interval = variant.Roles!.Burst;
        _readTail = variant.Timing("nCL") + variant.Roles!.Burst;
        _writeTail = variant.Timing("nCWL") + variant.Roles!.Burst;
    }

    public bool IsDone => _current is null;

    /// <summary>Cycles in which streams that nobody asked for yet had moved their last data, in their order.</summary>
    public Queue<long> Finished { get; } = new();

    /// <summary>Cycle in which the last data of the last finished stream had moved.</summary>
    public long FinishedAt { get; private set; }

    public void Add(HostStream stream)
    {
        long capacity = _geometry.RankBytes;
        if (stream.Bytes < 1 || stream.FirstByte < 0 || stream.FirstByte + stream.Bytes > capacity)
            throw new PimException($"host stream of {stream.Bytes} bytes from byte {stream.FirstByte}: a rank has bytes 0 to {capacity - 1}");
        foreach (int rank in stream.Kind == HostStreamKind.Copy ? [stream.Rank, stream.TargetRank] : new[] { stream.Rank })
        {
            if (rank < 0 || rank >= _refresh.Length)
                throw new PimException($"host stream to rank {rank}: the channel has ranks 0 to {_refresh.Length - 1}");
        }

        _streams.Enqueue(stream);
        if (_current is null)
            NextStream();
    }

    /// <summary>The stream under way can't have issued its last access before; never without a stream.</summary>
    public long EarliestEnd(long now) => _current is null ? long.MaxValue : FreeAt(Access(_position).Rank, now) + Math.Max(0, _left - _position - 1) * _interval;

    /// <summary>Lives through a cycle; gives the next one in which it wants to.</summary>
    public long Step(long now)
    {
        if (_current is null)
            return long.MaxValue;
        var (rank, place, write) = Access(_position);
        if (FreeAt(rank, now) is var free && free > now)
            return free;
        int final = write ? _write : _read;
        int command = _ports.Device.NextCommand(final, place);
        long ready = _ports.ReadyAt(ChannelPorts.Channel, command, place, now);
        if (ready > now)
            return Math.Min(ready, StepAhead(now));
        if (command != final)
            return IssueRow(command, place, now);
        long issued = _ports.IssueAccess(final, place, rank, write, now);
        Advance(issued + (write ? _writeTail : _readTail));
        return issued + 1;
    }

    /// <summary>The first cycle in which an access to a rank may go on: not before its refresh, nor before the last MAC of a rank in PIM mode; now if nothing is in the way.</summary>
    private long FreeAt(int rank, long now)
    {
        if (rank < _units.Length && _units[rank].Excludes)
            return Math.Max(now + 1, _units[rank].EarliestEnd(now));
        return _refresh[rank].IsWaiting(now) ? now + 1 : now;
    }

    private long IssueRow(int command, in BankAddress place, long now)
    {
        _ports.IssueRow(ChannelPorts.Channel, command, place, now);
        return now + 1;
    }

    /// <summary>Opens the rows that the stream needs next, one bank group after the other; remembers when none is left to open.</summary>
    private long StepAhead(long now)
    {
        long round = (long)_groups * _geometry.Layout.Columns;
        long next = (_position / round + 1) * round;
        if (_preparedRound == next && _preparedVersion == _ports.Device.RowVersion)
            return long.MaxValue;
        long wake = Math.Min(PrepareRange(_position + 1, _groups - 1, now), PrepareRange(next, _groups, now));
        if (wake == long.MaxValue)
            (_preparedRound, _preparedVersion) = (next, _ports.Device.RowVersion);
        return wake;
    }

    private long PrepareRange(long first, int count, long now)
    {
        long wake = long.MaxValue;
        for (long position = first; position < first + count && position < _left; position++)
            wake = Math.Min(wake, Prepare(position, now));
        return wake;
    }

    private long Prepare(long position, long now)
    {
        var (rank, place, write) = Access(position);
        if (FreeAt(rank, now) is var free && free > now)
            return free;
        int final = write ? _write : _read;
        int command = _ports.Device.NextCommand(final, place);
        if (command == final)
            return long.MaxValue;
        long ready = _ports.ReadyAt(ChannelPorts.Channel, command, place, now);
        return ready > now ? ready : IssueRow(command, place, now);
    }

    private void Advance(long finished)
    {
        FinishedAt = finished;
        if (++_position < _left)
            return;
        Finished.Enqueue(finished);
        NextStream();
    }

    private void NextStream()
    {
        _position = _preparedRound = 0;
        _current = _streams.Count > 0 ? _streams.Dequeue() : null;
        long accesses = _current is null ? 0 : (_current.Bytes + _geometry.AccessBytes - 1) / _geometry.AccessBytes;
        _left = _current?.Kind == HostStreamKind.Copy ? 2 * accesses : accesses;
    }

    /// <summary>The access at a position of the stream; a copy reads so many bursts, then writes them.</summary>
    private (int Rank, BankAddress Place, bool Write) Access(long position)
    {
        var stream = _current!;
        if (stream.Kind != HostStreamKind.Copy)
            return (stream.Rank, Place(stream.Rank, stream.FirstByte / _geometry.AccessBytes + position), stream.Kind == HostStreamKind.Write);
        long whole = position / (2 * CopyBuffer) * CopyBuffer;
        long batch = Math.Min(CopyBuffer, _left / 2 - whole);
        long within = position - 2 * whole;
        bool write = within >= batch;
        long index = whole + (write ? within - batch : within);
        return write
            ? (stream.TargetRank, Place(stream.TargetRank, stream.TargetByte / _geometry.AccessBytes + index), true)
            : (stream.Rank, Place(stream.Rank, stream.FirstByte / _geometry.AccessBytes + index), false);
    }

    private BankAddress Place(int rank, long access)
    {
        int banksOfGroup = _geometry.BanksPerRank / _groups;
        long group = access % _groups;
        long column = access / _groups % _geometry.Layout.Columns;
        long line = access / _groups / _geometry.Layout.Columns;
        int bank = (int)(group * banksOfGroup + line % banksOfGroup);
        return new BankAddress(rank * _geometry.BanksPerRank + bank, (int)(line / banksOfGroup), (int)column, _geometry.Layout.Levels);
    }
}
