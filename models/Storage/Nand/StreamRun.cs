namespace Tlm.Models.Storage.Nand;

/// <summary>The weights of a product that cross the channel for the host to multiply: pages of the planes that feed no core, slice by slice.</summary>
internal sealed class StreamRun(NandOptions options, NandPlane[] planes, ChannelBus bus, NandCounts counts)
{
    private readonly int _first = options.Compute.Planes == options.PlanesPerDie ? 0 : options.Compute.Planes * options.DiesPerChannel;
    private SimTime _from;
    private NandPlane _plane = planes[0];
    private long _next;
    private long _bytes;
    private long _ofPage;

    /// <summary>When the last slice has left the channel.</summary>
    public SimTime End { get; private set; }

    /// <summary>Whether every slice has left.</summary>
    public bool IsDone => _bytes == 0;

    /// <summary>When the next slice may cross; never if none is left.</summary>
    public SimTime Ready { get; private set; } = SimTime.MaxValue;

    public void Start(long bytes, SimTime arrival)
    {
        _bytes = bytes;
        _from = options.Compute.ReadAhead ? SimTime.Zero : arrival;
        End = arrival;
        NextPage();
        if (bytes > 0)
            Ready = SimTime.Max(Ready, arrival);
    }

    public void SendSlice(SimTime now)
    {
        long slice = Math.Min(_ofPage, options.Timing.Slice.Bytes);
        End = bus.Move(now, slice, withCommand: true);
        counts.Slices++;
        _ofPage -= slice;
        _bytes -= slice;
        if (_ofPage > 0)
            return;
        _plane.Leave(End);
        NextPage();
    }

    /// <summary>The last slice can't have left before.</summary>
    public SimTime EarliestEnd()
    {
        return _bytes == 0 ? End : bus.Free + SimTime.FromFemtoseconds(options.Timing.Channel.TransferFemtoseconds(_bytes));
    }

    private void NextPage()
    {
        Ready = SimTime.MaxValue;
        if (_bytes == 0)
            return;
        _plane = planes[_first + (int)(_next++ % (planes.Length - _first))];
        Ready = _plane.Read(_from);
        _ofPage = Math.Min(_bytes, options.Page.Bytes);
        counts.PagesRead++;
    }
}
