namespace Tlm.Models.Storage.Nand;

/// <summary>
/// One channel: its dies and its wires. Where several transfers could begin, results go first, then inputs of tiles, then ordinary accesses, then streamed weights. Everything
/// is decided in order of time, up to a time that the owner gives.
/// </summary>
internal sealed class NandChannel
{
    private readonly ChannelBus _bus;
    private readonly TileRun _tiles;
    private readonly StreamRun _stream;
    private readonly HostRun _host;

    public NandChannel(NandOptions options)
    {
        // plane by plane, so that the planes of all dies that work together lie side by side
        NandPlane[] planes = [.. Enumerable.Range(0, options.PlanesPerChannel).Select(_ => new NandPlane(options.Timing, options.PagesPerBlock))];
        _bus = new ChannelBus(options.Timing, Counts);
        _tiles = new TileRun(options, planes, _bus, Counts);
        _stream = new StreamRun(options, planes, _bus, Counts);
        _host = new HostRun(options, planes, _bus, Counts);
    }

    public NandCounts Counts { get; } = new();

    /// <summary>Whether the product is done, so far as this channel goes.</summary>
    public bool ProductIsDone => _tiles.IsDone && _stream.IsDone;

    /// <summary>When the last part of the last product left the channel.</summary>
    public SimTime ProductEnd => SimTime.Max(_tiles.End, _stream.End);

    /// <summary>First time at which something that others wait for may have been decided; never without work.</summary>
    public SimTime Wake
    {
        get
        {
            if (ProductIsDone)
                return _host.Ready == SimTime.MaxValue ? SimTime.MaxValue : NextMove;
            if (_host.Ready < SimTime.MaxValue)
                return NextMove;
            return SimTime.Max(NextMove, SimTime.Max(_tiles.EarliestEnd(), _stream.EarliestEnd()));
        }
    }

    private SimTime NextMove
    {
        get
        {
            SimTime ready = SimTime.Min(SimTime.Min(_tiles.ResultReady, _tiles.InputReady), SimTime.Min(_host.Ready, _stream.Ready));
            return SimTime.Max(ready, _bus.Free);
        }
    }

    public void Add(in PageAccess access)
    {
        _host.Add(access);
    }

    public void Start(in GemvPlan plan, long tiles, long streamedBytes, SimTime now)
    {
        _tiles.Start(plan, tiles, now);
        _stream.Start(streamedBytes, now);
    }

    /// <summary>Decides all transfers that begin before a time; what comes at that time may still compete.</summary>
    public void CatchUp(SimTime time)
    {
        for (SimTime next = NextMove; next < time; next = NextMove)
            Move(next);
    }

    /// <summary>Decides all transfers up to and with a time.</summary>
    public void LiveThrough(SimTime time)
    {
        for (SimTime next = NextMove; next <= time && next < SimTime.MaxValue; next = NextMove)
            Move(next);
    }

    private void Move(SimTime now)
    {
        if (_tiles.ResultReady <= now)
            _tiles.SendResult(now);
        else if (_tiles.InputReady <= now)
            _tiles.SendInput(now);
        else if (_host.Ready <= now)
            _host.SendSlice(now);
        else
            _stream.SendSlice(now);
    }
}
