namespace Tlm.Models.Storage.Nand;

/// <summary>
/// The tiles of a product on one channel. A tile: its input crosses the channel, every core has a page of its plane, multiplies, and the results cross the channel.
/// Arrays read the next page, inputs come and results leave while cores multiply (two buffers each).
/// </summary>
internal sealed class TileRun(NandOptions options, NandPlane[] planes, ChannelBus bus, NandCounts counts)
{
    private readonly SimTime[] _computed = new SimTime[2];
    private readonly SimTime[] _left = new SimTime[2];
    private GemvPlan _plan;
    private SimTime _arrival;
    private long _tiles;
    private long _sent;
    private long _answered;

    /// <summary>When the last result has left the channel.</summary>
    public SimTime End { get; private set; }

    /// <summary>Whether every result has left.</summary>
    public bool IsDone => _answered == _tiles;

    /// <summary>When the next input may cross; never if none is left.</summary>
    public SimTime InputReady => _sent == _tiles ? SimTime.MaxValue : SimTime.Max(_arrival, _computed[_sent & 1]);

    /// <summary>When the next results may leave; never if none is under way.</summary>
    public SimTime ResultReady => _answered == _sent ? SimTime.MaxValue : _computed[_answered & 1];

    public void Start(in GemvPlan plan, long tiles, SimTime arrival)
    {
        (_plan, _tiles, _arrival) = (plan, tiles, arrival);
        _sent = _answered = 0;
        End = arrival;
    }

    public void SendInput(SimTime now)
    {
        SimTime start = SimTime.Max(bus.Move(now, _plan.InputBytes, withCommand: true), _left[_sent & 1]);
        start = SimTime.Max(start, _computed[(_sent + 1) & 1]);
        foreach (NandPlane plane in PlanesOf(_sent))
            start = SimTime.Max(start, plane.Read(options.Compute.ReadAhead ? SimTime.Zero : _arrival));
        SimTime end = start + _plan.ComputeTime;
        foreach (NandPlane plane in PlanesOf(_sent))
            plane.Leave(end);
        counts.PagesRead += options.DiesPerChannel;
        counts.Tiles++;
        _computed[_sent++ & 1] = end;
    }

    public void SendResult(SimTime now)
    {
        End = bus.Move(now, _plan.ResultBytes, withCommand: false);
        _left[_answered++ & 1] = End;
    }

    /// <summary>The last result can't have left before.</summary>
    public SimTime EarliestEnd()
    {
        if (_sent == _tiles)
            return SimTime.Max(End, _computed[(_sent + 1) & 1]);
        SimTime array = PlanesOf(_sent)[0].ArrayFree + (options.Timing.Read * (1 + ((_tiles - _sent - 1) / options.Compute.Planes)));
        SimTime core = _computed[(_sent + 1) & 1] + (_plan.ComputeTime * (_tiles - _sent));
        return SimTime.Max(array, core);
    }

    /// <summary>A plane of every die; tiles go round the planes that feed cores.</summary>
    private ReadOnlySpan<NandPlane> PlanesOf(long tile)
    {
        int plane = (int)(tile % options.Compute.Planes);
        return planes.AsSpan(plane * options.DiesPerChannel, options.DiesPerChannel);
    }
}
