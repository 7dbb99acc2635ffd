namespace Tlm.Models.Interconnect;

/// <summary>A group of bumps that moves so many bits at every edge of its clock, for one user at a time.</summary>
internal sealed class SharedBumps(ClockDomain clock, long bitsPerClock)
{
    private long _freeEdge;

    /// <summary>Reserves the bumps for so many bits from an edge of the bump clock on.</summary>
    /// <returns>First edge, and edge after the last bits.</returns>
    public (SimTime Start, SimTime Free) Reserve(SimTime ready, long bits)
    {
        long edge = clock.CyclesAt(ready) + (clock.Edge(clock.CyclesAt(ready)) < ready ? 1 : 0);
        long start = Math.Max(edge, _freeEdge);
        _freeEdge = start + (bits + bitsPerClock - 1) / bitsPerClock;
        return (clock.Edge(start), clock.Edge(_freeEdge));
    }
}

/// <summary>Requests: command and address over the control bumps, write data after them over the data bumps.</summary>
internal sealed class RequestBumps(SharedBumps control, SharedBumps data, ClockCrossing into, int commandBits) : IWire
{
    public Passage Reserve(SimTime now, long bytes)
    {
        var (start, free) = control.Reserve(into.Readable(now), commandBits);
        if (bytes > 0)
            free = data.Reserve(free, bytes * 8).Free;
        return new Passage(start, free, free, commandBits + bytes * 8);
    }
}

/// <summary>Responses: read data over the data bumps, then into the logic clock, as far as no link outside takes that time.</summary>
internal sealed class ResponseBumps(SharedBumps data, ClockCrossing into) : IWire
{
    public Passage Reserve(SimTime now, long bytes)
    {
        var (start, free) = data.Reserve(now, bytes * 8);
        return new Passage(start, free, into.Readable(free) - into.OnLink, bytes * 8);
    }
}
