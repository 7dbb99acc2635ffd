namespace Tlm.Transactions;

// What steps do besides taking time, done once for each step and in order.
internal sealed class StreamEffects(BusMap addresses, IReadOnlyList<IStepServer> targets)
{
    private readonly Dictionary<long, long> _applied = [];
    private readonly Payload _step = new();

    /// <summary>Asks the targets whether they serve the request; a refusal sets its status.</summary>
    public bool Accepts(Payload payload, int target)
    {
        if (target >= 0)
            return targets[target].Accepts(payload, addresses.ToTarget(target, payload.Address));
        for (long step = 0; step < payload.StreamShape.Steps; step++)
        {
            StreamSteps.Fill(_step, payload, step);
            int at = addresses.Decode(_step.Address);
            if (targets[at].Accepts(_step, addresses.ToTarget(at, _step.Address)))
                continue;
            StreamSteps.Collect(payload, _step);
            return false;
        }
        payload.ResponseStatus = ResponseStatus.Ok;
        return true;
    }

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
    public void ApplyStep(StreamFlow flow, long step)
    {
        if (flow.Target != BusMap.Several)
        {
            Apply(flow, step + 1);
            return;
        }
        if (!flow.IsAccepted)
            return;
        StreamSteps.Fill(_step, flow.Payload, step);
        int at = addresses.Decode(_step.Address);
        targets[at].Apply(_step, addresses.ToTarget(at, _step.Address), 0, 1);
    }

    public void Forget(StreamFlow flow) => _applied.Remove(flow.Sequence);
}
