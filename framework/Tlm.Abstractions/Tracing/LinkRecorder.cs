namespace Tlm;

// Follows the transactions over the channels of one binding: notes when requests arrive, and tells the sink when responses do.
internal sealed class LinkRecorder(ITransactionSink sink) : IArrivalWatch<Payload>
{
    /// <summary>Sees the requests at the target's end.</summary>
    public IArrivalWatch<Payload> Requests { get; } = new RequestWatch();

    public void Arrived(Payload payload, long time)
    {
        ref HopTimes times = ref payload.TimesOf(payload.Hops);
        sink.Add(payload, new TransactionTimes(
            SimTime.FromFemtoseconds(times.Sent), SimTime.FromFemtoseconds(times.Arrived), SimTime.FromFemtoseconds(times.Answered),
            SimTime.FromFemtoseconds(time), payload.IsStep, payload.Hops));
    }

    private sealed class RequestWatch : IArrivalWatch<Payload>
    {
        public void Arrived(Payload payload, long time)
        {
            ref HopTimes times = ref payload.TimesOf(payload.Hops - 1);
            times.Arrived = time;
            times.Marked = payload.Stages.Total;
            times.IsForwarded = false;
        }
    }
}
