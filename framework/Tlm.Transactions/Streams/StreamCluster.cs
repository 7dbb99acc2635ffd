namespace Tlm.Transactions;

// The state of everything that contends: requests under way and the targets. It can be copied, to look ahead and come back.
internal sealed class StreamCluster
{
    private readonly InterconnectTiming _timing;
    private readonly BusMap _map;
    private readonly TargetQueue[] _targets;
    private readonly long _forward;
    private readonly long _interval;
    private readonly long _return;

    public StreamCluster(InterconnectTiming timing, BusMap map, IEnumerable<TargetQueue> targets)
    {
        _timing = timing;
        _map = map;
        _targets = [.. targets];
        (_forward, _interval, _return) = (timing.Forward.Femtoseconds, timing.Interval.Femtoseconds, timing.Return.Femtoseconds);
    }

    public List<StreamFlow> Flows { get; } = [];

    public ReadOnlySpan<TargetQueue> Targets => _targets;

    /// <summary>The time up to which everything has happened.</summary>
    public long Now { get; private set; }

    /// <summary>Called for each step that is served or found unmapped, in order, with the time of its response.</summary>
    public Action<StreamFlow, long, long>? Served { get; set; }

    public StreamCluster Clone() => new(_timing, _map, _targets.Select(target => target.Clone()));

    public void CopyFrom(StreamCluster other, Dictionary<StreamFlow, StreamFlow> map)
    {
        map.Clear();
        Flows.Clear();
        foreach (StreamFlow flow in other.Flows)
        {
            StreamFlow copy = flow.Clone();
            map.Add(flow, copy);
            Flows.Add(copy);
        }
        for (int i = 0; i < _targets.Length; i++)
            _targets[i].CopyFrom(other._targets[i], map);
        Now = other.Now;
    }

    /// <summary>The next thing that happens: a step issues or is granted.</summary>
    public long NextTime()
    {
        long next = long.MaxValue;
        foreach (StreamFlow flow in Flows)
            next = Math.Min(next, flow.NextIssue());
        foreach (TargetQueue target in _targets)
            next = Math.Min(next, target.NextGrant);
        return next;
    }

    /// <summary>Lets everything happen that is due at <paramref name="time"/>, which <see cref="NextTime"/> named.</summary>
    /// <returns>Steps issued and granted.</returns>
    public int Step(long time)
    {
        Now = time;
        int events = 0;
        foreach (StreamFlow flow in Flows)
            events += IssueAll(flow, time);
        foreach (TargetQueue target in _targets)
            events += GrantAll(target, time);
        return events;
    }

    public void AdvanceTo(long time) => Now = Math.Max(Now, time);

    /// <summary>Moves everything on by whole periods; <paramref name="steps"/> is how far each flow comes in all of them.</summary>
    public void Skip(ReadOnlySpan<long> steps, long time)
    {
        for (int i = 0; i < Flows.Count; i++)
            Flows[i].Skip(steps[i], time);
        foreach (TargetQueue target in _targets)
        {
            for (int i = 0; i < target.Waiting.Count; i++)
                target.Waiting[i] = target.Waiting[i] with { Step = target.Waiting[i].Step + steps[Flows.IndexOf(target.Waiting[i].Flow)] };
            target.Shift(Now, time);
        }
        Now = checked(Now + time);
    }

    private int TargetOf(StreamFlow flow, long step) => flow.Target >= 0 ? flow.Target : _map.Decode(flow.Payload.Address + (ulong)flow.Shape.OffsetOf(step), flow.Shape.BytesPerStep);

    private ulong AddressOf(StreamFlow flow, long step)
    {
        ulong address = flow.Payload.Address + (ulong)flow.Shape.OffsetOf(step);
        return _map.ToTarget(flow.Target >= 0 ? flow.Target : _map.Decode(address), address);
    }

    private int IssueAll(StreamFlow flow, long time)
    {
        int events = 0;
        while (flow.NextIssue() == time)
        {
            int target = TargetOf(flow, flow.Issued);
            if (target >= 0)
                _targets[target].Add(new WaitingStep(checked(time + _forward), flow.Port, flow.Sequence, flow.Issued, flow));
            flow.Issue(time);
            if (target < 0)
                Grant(flow, flow.Issued - 1, checked(time + _forward + _return)); // refused by the interconnect itself, without arbitration
            events++;
        }
        return events;
    }

    private void Grant(StreamFlow flow, long step, long response)
    {
        flow.Grant(response);
        Served?.Invoke(flow, step, response);
    }

    private int GrantAll(TargetQueue target, long time)
    {
        int events = 0;
        while (target.NextGrant <= time)
        {
            WaitingStep step = target.Take(time, _timing.Policy, _interval);
            StreamFlow flow = step.Flow;
            long done = target.Server.Serve(flow.Payload.Command, AddressOf(flow, step.Step), flow.Shape.BytesPerStep, time, target.Ready);
            Grant(flow, step.Step, checked(done + _return));
            events++;
        }
        return events;
    }
}
