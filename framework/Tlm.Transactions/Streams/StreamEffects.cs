namespace Tlm.Transactions;

// What steps do besides taking time, done once for each step and in order.
internal sealed class StreamEffects(BusMap addresses, IReadOnlyList<IStepServer> targets, string interconnect)
{
    private readonly Dictionary<long, long> _applied = [];
    private readonly Dictionary<long, long> _failures = [];
    private readonly Payload _step = new();

    /// <summary>Asks the target whether it serves the request; a refusal sets its status. Steps to several targets are asked for one by one.</summary>
    public bool Accepts(Payload payload, int target) =>
        target == BusMap.Several || targets[target].Accepts(payload, addresses.ToTarget(target, payload.Address));

    /// <summary>Brings the effects of a request to one target up to a number of steps.</summary>
    public void Apply(StreamFlow flow, long upTo)
    {
        if (flow.Target == BusMap.Several || !flow.IsAccepted)
            return;
        long from = _applied.GetValueOrDefault(flow.Sequence);
        if (upTo == from)
            return;
        _applied[flow.Sequence] = upTo;
        targets[flow.Target].Apply(flow.Payload, addresses.ToTarget(flow.Target, flow.Payload.Address), from, upTo - from);
    }

    /// <summary>The effects of one step; those of one target come in order.</summary>
    public void ApplyStep(StreamFlow flow, long step, long response)
    {
        if (flow.Target != BusMap.Several)
        {
            Apply(flow, step + 1);
            return;
        }
        StreamSteps.Fill(_step, flow.Payload, step);
        bool isServed = addresses.TryRoute(_step, interconnect, out int at) && targets[at].Accepts(_step, addresses.ToTarget(at, _step.Address));
        if (isServed)
            targets[at].Apply(_step, addresses.ToTarget(at, _step.Address), 0, 1);
        else
            Fail(flow, response);
    }

    /// <summary>A request is over.</summary>
    public void End(StreamFlow flow)
    {
        _applied.Remove(flow.Sequence);
        _failures.Remove(flow.Sequence);
        if (flow.Target == BusMap.Several)
            StreamSteps.Finish(flow.Payload);
    }

    // The stream ends with the failure whose response is the first.
    private void Fail(StreamFlow flow, long response)
    {
        if (_failures.TryGetValue(flow.Sequence, out long earlier) && earlier <= response)
            return;
        _failures[flow.Sequence] = response;
        flow.Payload.ResponseStatus = ResponseStatus.Incomplete;
        StreamSteps.Collect(flow.Payload, _step);
    }
}
