namespace Tlm.Models.Storage.Nand;

/// <summary>Ordinary reads and writes of one channel, in order, slice by slice.</summary>
internal sealed class HostRun(NandOptions options, NandPlane[] planes, ChannelBus bus, NandCounts counts)
{
    private readonly Queue<PageAccess> _accesses = new();
    private PageAccess _current;
    private long _bytes;

    /// <summary>When the next slice may cross; never if none is left.</summary>
    public SimTime Ready { get; private set; } = SimTime.MaxValue;

    public void Add(in PageAccess access)
    {
        _accesses.Enqueue(access);
        if (_bytes == 0)
            Next();
    }

    public void SendSlice(SimTime now)
    {
        long slice = Math.Min(_bytes, options.Timing.Slice.Bytes);
        SimTime end = bus.Move(now, slice, withCommand: true);
        counts.Slices++;
        _bytes -= slice;
        if (_bytes > 0)
            return;
        Finish(end);
        Next();
    }

    private void Finish(SimTime end)
    {
        NandPlane plane = planes[_current.Plane];
        SimTime wire = bus.Time(_current.Bytes);
        if (!_current.IsWrite)
        {
            plane.Leave(end);
            _current.Ticket.Finish(end, options.Timing.Read + options.Timing.Correction, wire);
            return;
        }
        _current.Ticket.Finish(plane.Program(end, out bool erased), options.Timing.Program, wire);
        counts.PagesProgrammed++;
        counts.BlocksErased += erased ? 1 : 0;
    }

    private void Next()
    {
        Ready = SimTime.MaxValue;
        if (!_accesses.TryDequeue(out _current))
            return;
        _bytes = _current.Bytes;
        NandPlane plane = planes[_current.Plane];
        if (_current.IsWrite)
            Ready = SimTime.Max(_current.Arrival, plane.CacheFree);
        else if (plane.Holds(_current.Page, out SimTime held))
            Ready = SimTime.Max(_current.Arrival, held);
        else
            Ready = Read(plane);
    }

    private SimTime Read(NandPlane plane)
    {
        counts.PagesRead++;
        return plane.Read(_current.Arrival, _current.Page);
    }
}
