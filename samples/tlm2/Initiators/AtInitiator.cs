namespace Tlm.Samples.Tlm2;

/// <summary>
/// An approximately timed initiator for targets of one, two or four phases: one request at a time, responses ended some time after they began.
/// </summary>
public sealed class AtInitiator : Component
{
    private readonly int _id;
    private readonly ExampleLog _log;
    private readonly SimTime _endResponseDelay;
    private readonly Fifo<Payload> _requests;
    private readonly Fifo<Payload> _responses;
    private readonly PayloadEventQueue _endResponses;
    private readonly SimEvent _nextRequest;
    private readonly Dictionary<Payload, Progress> _waiting = [];

    /// <summary>An initiator between two queues.</summary>
    public AtInitiator(ComponentContext context, int id, SimTime endResponseDelay, ExampleLog log, Fifo<Payload> requests, Fifo<Payload> responses)
        : base(context)
    {
        (_id, _endResponseDelay, _log, _requests, _responses) = (id, endResponseDelay, log, requests, responses);
        Socket = new InitiatorSocket(this, "socket");
        Socket.RegisterNbTransportBackward(NbTransportBackward);
        _endResponses = new PayloadEventQueue(this, "end_responses");
        _nextRequest = new SimEvent(this, "next_request");
        Thread("run", RunAsync);
        Method("end_response", EndResponses).SensitiveTo(_endResponses.Event).DontInitialize();
    }

    private enum Progress
    {
        Accepted,
        Updated,
        RequestEnded,
    }

    /// <summary>The way to the bus.</summary>
    public InitiatorSocket Socket { get; }

    private async SimTask RunAsync()
    {
        while (true)
        {
            Payload payload = await _requests.ReadAsync();
            Phase phase = Phase.BeginRequest;
            SimTime delay = SimTime.Zero;
            _log.Add(_id, Now, $"starts {payload.Address:X8}");
            _log.Phase(_id, Now, "nb_transport_fw", phase, delay);
            SyncStatus status = Socket.NbTransportForward(payload, ref phase, ref delay);
            _log.Phase(_id, Now, ExampleLog.NameOf(status), phase, delay);
            await AfterRequestAsync(payload, status, phase, delay);
        }
    }

    private async SimTask AfterRequestAsync(Payload payload, SyncStatus status, Phase phase, SimTime delay)
    {
        switch (status)
        {
            case SyncStatus.Completed:
                await Delay(delay + _endResponseDelay);
                await _responses.WriteAsync(payload);
                break;
            case SyncStatus.Updated when phase == Phase.EndRequest:
                _waiting.Add(payload, Progress.Updated);
                await Delay(delay);
                break;
            case SyncStatus.Accepted:
                _waiting.Add(payload, Progress.Accepted);
                await _nextRequest;
                break;
            default:
                Report(Severity.Fatal, "phase", $"unexpected {phase.Name()}");
                break;
        }
    }

    private SyncStatus NbTransportBackward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        _log.Add(_id, Now, $"nb_transport_bw {phase.Name()} {delay} {payload.Address:X8}");
        if (!_waiting.TryGetValue(payload, out Progress progress))
            Report(Severity.Fatal, "phase", $"{phase.Name()} of an unknown transaction");
        if (phase == Phase.EndRequest)
            return EndRequest(payload, phase, delay);
        _waiting.Remove(payload);
        return progress == Progress.Updated ? CompleteAtOnce(payload, ref phase, ref delay) : EndLater(payload, progress, phase, delay);
    }

    private SyncStatus EndRequest(Payload payload, Phase phase, SimTime delay)
    {
        _nextRequest.NotifyDelta();
        _waiting[payload] = Progress.RequestEnded;
        _log.Phase(_id, Now, "ACCEPTED", phase, delay);
        return SyncStatus.Accepted;
    }

    private SyncStatus CompleteAtOnce(Payload payload, ref Phase phase, ref SimTime delay)
    {
        _nextRequest.NotifyDelta();
        phase = Phase.EndResponse;
        delay = _endResponseDelay;
        _log.Phase(_id, Now, "COMPLETED", phase, delay);
        Deliver(payload);
        return SyncStatus.Completed;
    }

    private SyncStatus EndLater(Payload payload, Progress progress, Phase phase, SimTime delay)
    {
        _endResponses.Notify(payload, _endResponseDelay);
        if (progress == Progress.Accepted)
            _nextRequest.NotifyDelta();
        else
            _log.Phase(_id, Now, "ACCEPTED", phase, delay);
        return SyncStatus.Accepted;
    }

    private void EndResponses()
    {
        while (_endResponses.GetNext() is { } payload)
        {
            Phase phase = Phase.EndResponse;
            SimTime delay = SimTime.Zero;
            _log.Phase(_id, Now, "nb_transport_fw", phase, delay);
            SyncStatus status = Socket.NbTransportForward(payload, ref phase, ref delay);
            _log.Phase(_id, Now, ExampleLog.NameOf(status), phase, delay);
            if (status == SyncStatus.Completed)
                Deliver(payload);
        }
    }

    private void Deliver(Payload payload)
    {
        if (!_responses.TryWrite(payload))
            Report(Severity.Fatal, "fifo", "the queue of responses is full");
    }
}
