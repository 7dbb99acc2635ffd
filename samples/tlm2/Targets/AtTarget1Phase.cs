namespace Tlm.Samples.Tlm2;

/// <summary>Completes a request at once with its time as delay; every twentieth one takes two phases instead.</summary>
public sealed class AtTarget1Phase(ComponentContext context, int id, MemoryTimes times, ExampleLog log) : AtTarget(context, id, times, log)
{
    private int _requests;

    private protected override SyncStatus BeginRequest(Payload payload, ref Phase phase, ref SimTime delay)
    {
        if (++_requests % 20 != 0)
        {
            delay = delay + Memory.Access(payload, Now) + Times.Accept;
            return SyncStatus.Completed;
        }
        Responses.Notify(payload, delay + Memory.TimeOf(payload) + Times.Accept);
        delay = Times.Accept;
        phase = Phase.EndRequest;
        return SyncStatus.Updated;
    }
}
