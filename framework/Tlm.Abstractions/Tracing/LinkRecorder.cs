namespace Tlm;

// Follows the transactions over the channels of one binding: tells the sink when responses arrive.
internal sealed class LinkRecorder(ITransactionSink sink) : IArrivalWatch<Payload>
{
    public void Arrived(Payload payload, long time)
    {
        ref HopTimes times = ref payload.TimesOf(payload.Hops);
        sink.Add(payload, new TransactionTimes(
            SimTime.FromFemtoseconds(times.Sent), SimTime.FromFemtoseconds(times.Arrived), SimTime.FromFemtoseconds(times.Answered),
            SimTime.FromFemtoseconds(time), payload.IsStep, payload.Hops));
    }

    public void Taken(Payload payload, long time)
    {
        // only the target's end counts the wait
    }
}
