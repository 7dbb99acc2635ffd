namespace Tlm;

// Notes when requests arrive at a target and when it takes them; the wait between is marked for it.
internal sealed class RequestWatch : IArrivalWatch<Payload>
{
    public static RequestWatch Instance { get; } = new();

    public void Arrived(Payload payload, long time) => payload.TimesOf(payload.Hops - 1).Arrived = time;

    public void Taken(Payload payload, long time)
    {
        ref HopTimes times = ref payload.TimesOf(payload.Hops - 1);
        if (time != times.Arrived)
            payload.Stages.Add(LatencyStage.Queue, SimTime.FromFemtoseconds(time - times.Arrived));
        times.Taken = time;
        times.Marked = payload.Stages.Total;
        times.IsForwarded = false;
    }
}
