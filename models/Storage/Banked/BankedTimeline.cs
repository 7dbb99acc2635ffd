namespace Tlm.Models.Storage;

/// <summary>Schedules transactions on banks, in order; each takes as long as its busiest bank.</summary>
internal sealed class BankedTimeline(BankOptions banks, LinkTiming link)
{
    private readonly ClockDomain _clock = ClockDomain.FromPeriod(checked(SimTime.FromSeconds(1).Femtoseconds * 1000), banks.Clock.Millihertz);
    private readonly BankLoad _load = new(banks.Count, banks.Width.Bytes);
    private long _freeCycle;

    /// <summary>Schedules a transaction that may not start before <paramref name="earliest"/>.</summary>
    public Access Schedule(Payload payload, SimTime earliest)
    {
        return Schedule(payload, earliest, banks.CyclesPerWord);
    }

    /// <summary>Schedules a transaction whose words take <paramref name="cyclesPerWord"/> each, as writes may.</summary>
    public Access Schedule(Payload payload, SimTime earliest, long cyclesPerWord)
    {
        long cycles = payload.Command == PayloadCommand.Ignore ? 0 : checked(_load.Busiest(payload) * cyclesPerWord);
        long arrival = _clock.CyclesAt(_clock.EdgeAtOrAfter(earliest));
        long start = Math.Max(arrival, _freeCycle);
        _freeCycle = start + cycles;
        SimTime first = _clock.Edge(start + banks.Latency);
        SimTime last = _clock.Edge(start + banks.Latency + cycles);
        SimTime firstReady = _clock.Edge(start + banks.Latency + Math.Min(cycles, cyclesPerWord));
        SimTime entry = ResponseLink.Entry(payload, link, firstReady, last, banks.Count * banks.Width.Bytes);
        return new Access(payload, first, last, entry, last - first, first - _clock.Edge(start));
    }
}
