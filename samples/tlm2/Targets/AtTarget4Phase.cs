namespace Tlm.Samples.Tlm2;

/// <summary>Ends the request and begins the response by calls of its own.</summary>
public sealed class AtTarget4Phase : AtTarget
{
    private readonly PayloadEventQueue _endRequests;

    /// <summary>A memory.</summary>
    public AtTarget4Phase(ComponentContext context, int id, MemoryTimes times, ExampleLog log)
        : base(context, id, times, log)
    {
        _endRequests = new PayloadEventQueue(this, "end_requests");
        Method("end_request", EndRequests).SensitiveTo(_endRequests.Event).DontInitialize();
    }

    private protected override SyncStatus BeginRequest(Payload payload, ref Phase phase, ref SimTime delay)
    {
        _endRequests.Notify(payload, delay + Times.Accept);
        return SyncStatus.Accepted;
    }

    private void EndRequests()
    {
        while (_endRequests.GetNext() is { } payload)
        {
            Responses.Notify(payload, Memory.TimeOf(payload));
            Phase phase = Phase.EndRequest;
            SimTime delay = SimTime.Zero;
            Log.Phase(Id, Now, "nb_transport_bw", phase, delay);
            SyncStatus status = Socket.NbTransportBackward(payload, ref phase, ref delay);
            Log.Phase(Id, Now, ExampleLog.NameOf(status), phase, delay);
        }
    }

    private protected override void NoteCall(Payload payload)
    {
        if (payload.GetExtension<SenderName>() is { } sender)
            Log.Add(Id, Now, $"extension {sender.Text}");
    }
}
