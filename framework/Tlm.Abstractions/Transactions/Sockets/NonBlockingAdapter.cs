namespace Tlm;

// The initiator's half of the base protocol for targets that are reached another way: BEGIN_REQ begins a transaction, END_RESP ends its response.
internal abstract class NonBlockingAdapter(string socket, ResponsePath responses)
{
    protected ResponsePath Responses => responses;

    public SyncStatus Forward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        switch (phase)
        {
            case Phase.BeginRequest:
                payload.Acquire();
                Begin(payload, delay);
                return SyncStatus.Accepted;
            case Phase.EndResponse:
                return responses.End(payload, delay);
            default:
                return phase.IsExtended()
                    ? SyncStatus.Accepted
                    : throw new TransportException(TransportRule.PhaseDirection, $"{phase.Name()} of {payload} came to {socket} on the forward path");
        }
    }

    protected abstract void Begin(Payload payload, SimTime delay);
}
