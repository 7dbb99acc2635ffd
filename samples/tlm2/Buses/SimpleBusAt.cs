namespace Tlm.Samples.Tlm2;

/// <summary>A bus that passes one request and one response at a time, whatever their targets and initiators.</summary>
public sealed class SimpleBusAt : SimpleBus
{
    private readonly PayloadEventQueue _requests;
    private readonly PayloadEventQueue _responses;
    private readonly SimEvent _endRequest;
    private readonly SimEvent _endResponse;
    private readonly Dictionary<Payload, Route> _pending = [];

    /// <summary>A bus.</summary>
    public SimpleBusAt(ComponentContext context, int targets = 2)
        : base(context, targets)
    {
        _requests = new PayloadEventQueue(this, "requests");
        _responses = new PayloadEventQueue(this, "responses");
        _endRequest = new SimEvent(this, "end_request");
        _endResponse = new SimEvent(this, "end_response");
        for (int i = 0; i < In.Count; i++)
            In[i].RegisterNbTransportForward(NbTransportForward, i);
        for (int i = 0; i < Out.Count; i++)
            Out[i].RegisterNbTransportBackward(NbTransportBackward, i);
        Thread("pass_requests", PassRequestsAsync);
        Thread("pass_responses", PassResponsesAsync);
    }

    private sealed class Route(TargetSocket from)
    {
        public TargetSocket? From { get; set; } = from;

        public InitiatorSocket? To { get; set; }
    }

    private SyncStatus NbTransportForward(int port, Payload payload, ref Phase phase, ref SimTime delay)
    {
        if (phase == Phase.BeginRequest)
        {
            payload.Acquire();
            _pending.Add(payload, new Route(In[port]));
            _requests.Notify(payload, delay);
            return SyncStatus.Accepted;
        }
        _endResponse.Notify(delay);
        return SyncStatus.Completed;
    }

    private SyncStatus NbTransportBackward(int port, Payload payload, ref Phase phase, ref SimTime delay)
    {
        _endRequest.Notify(delay);
        if (phase == Phase.BeginResponse)
            _responses.Notify(payload, delay);
        return SyncStatus.Accepted;
    }

    private async SimTask PassRequestsAsync()
    {
        while (true)
        {
            await _requests.Event;
            while (_requests.GetNext() is { } payload)
                await PassRequestAsync(payload, _pending[payload]);
        }
    }

    private async SimTask PassRequestAsync(Payload payload, Route route)
    {
        InitiatorSocket target = Decode(payload);
        route.To = target;
        Phase phase = Phase.BeginRequest;
        SimTime delay = SimTime.Zero;
        if (target.NbTransportForward(payload, ref phase, ref delay) == SyncStatus.Completed)
        {
            _responses.Notify(payload, delay);
            route.To = null;
            await Delay(delay);
            return;
        }
        if (phase == Phase.BeginRequest)
            await _endRequest;
        else
            await Delay(delay);
        if (route.From is not { } initiator)
            return;
        phase = Phase.EndRequest;
        delay = SimTime.Zero;
        initiator.NbTransportBackward(payload, ref phase, ref delay);
    }

    private async SimTask PassResponsesAsync()
    {
        while (true)
        {
            await _responses.Event;
            while (_responses.GetNext() is { } payload)
                await PassResponseAsync(payload, _pending[payload]);
        }
    }

    private async SimTask PassResponseAsync(Payload payload, Route route)
    {
        Phase phase = Phase.BeginResponse;
        SimTime delay = SimTime.Zero;
        TargetSocket initiator = route.From!;
        route.From = null;
        if (initiator.NbTransportBackward(payload, ref phase, ref delay) == SyncStatus.Completed)
            await Delay(delay);
        else
            await _endResponse;
        if (route.To is { } target)
        {
            phase = Phase.EndResponse;
            delay = SimTime.Zero;
            target.NbTransportForward(payload, ref phase, ref delay);
        }
        _pending.Remove(payload);
        // Who took the response runs before the payload is let go, as in the recorded runs; a traffic generator that finds it still held waits.
        await Delay(SimTime.Zero);
        payload.Release();
    }
}
