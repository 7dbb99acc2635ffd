namespace Tlm.Samples.Tlm2;

/// <summary>Ends the request with the call that begins it, and begins the response later; optionally every other one much later, out of order.</summary>
public sealed class AtTarget2Phase(ComponentContext context, int id, MemoryTimes times, ExampleLog log, SimTime outOfOrder = default)
    : AtTarget(context, id, times, log)
{
    private int _requests;

    private protected override SyncStatus BeginRequest(Payload payload, ref Phase phase, ref SimTime delay)
    {
        delay = delay + Memory.TimeOf(payload) + Times.Accept;
        Responses.Notify(payload, _requests++ % 2 == 0 ? delay + outOfOrder : delay);
        delay = Times.Accept;
        phase = Phase.EndRequest;
        return SyncStatus.Updated;
    }

    private protected override void NoteEndResponse(SimTime delay)
    {
        Log.Phase(Id, Now, "nb_transport_fw", Phase.EndResponse, delay);
        Log.Phase(Id, Now, "COMPLETED", Phase.EndResponse, delay);
    }
}
