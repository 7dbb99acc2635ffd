namespace Tlm.Samples.Tlm2;

/// <summary>What the approximately timed memories have in common: they begin one response at a time, and also take blocking calls.</summary>
public abstract class AtTarget : Component
{
    private readonly MethodProcess _respond;
    private readonly SimEvent _responseEnded;

    /// <summary>A memory.</summary>
    protected AtTarget(ComponentContext context, int id, MemoryTimes times, ExampleLog log)
        : base(context)
    {
        (Id, Times, Log) = (id, times, log);
        Memory = new TargetMemory(id, times, log);
        Socket = new TargetSocket(this, "socket");
        Socket.RegisterBTransport(BTransport);
        Socket.RegisterNbTransportForward(NbTransportForward);
        Responses = new PayloadEventQueue(this, "responses");
        _responseEnded = new SimEvent(this, "response_ended");
        _respond = Method("respond", Respond).SensitiveTo(Responses.Event).DontInitialize();
    }

    /// <summary>Where requests come in.</summary>
    public TargetSocket Socket { get; }

    private protected int Id { get; }

    private protected MemoryTimes Times { get; }

    private protected ExampleLog Log { get; }

    private protected TargetMemory Memory { get; }

    private protected PayloadEventQueue Responses { get; }

    private protected abstract SyncStatus BeginRequest(Payload payload, ref Phase phase, ref SimTime delay);

    private protected virtual void NoteEndResponse(SimTime delay)
    {
    }

    /// <summary>Called first in every forward call.</summary>
    private protected virtual void NoteCall(Payload payload)
    {
    }

    private void BTransport(Payload payload, ref SimTime delay)
    {
        SimTime time = Memory.Access(payload, Now);
        SimTime before = delay;
        delay = delay + Times.Accept + time;
        Log.Add(Id, Now, $"delay {before} + {Times.Accept} + {time} = {delay}");
    }

    private SyncStatus NbTransportForward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        NoteCall(payload);
        if (phase == Phase.BeginRequest)
        {
            Log.Phase(Id, Now, "nb_transport_fw", phase, delay);
            SyncStatus status = BeginRequest(payload, ref phase, ref delay);
            Log.Phase(Id, Now, ExampleLog.NameOf(status), phase, delay);
            return status;
        }
        if (phase != Phase.EndResponse)
            return SyncStatus.Accepted;
        NoteEndResponse(delay);
        _responseEnded.Notify(delay);
        return SyncStatus.Completed;
    }

    private void Respond()
    {
        if (Responses.GetNext() is not { } payload)
            return;
        Memory.Access(payload, Now);
        Phase phase = Phase.BeginResponse;
        SimTime delay = SimTime.Zero;
        Log.Phase(Id, Now, "nb_transport_bw", phase, delay);
        SyncStatus status = Socket.NbTransportBackward(payload, ref phase, ref delay);
        Log.Phase(Id, Now, ExampleLog.NameOf(status), phase, delay);
        if (status == SyncStatus.Completed)
            _respond.NextTrigger(delay);
        else
            _respond.NextTrigger(_responseEnded);
    }
}
