namespace Tlm.Transactions;

// Runs requests to step servers without an event a step: it looks ahead until something ends, and comes back when something new arrives before.
// Nothing that it looks ahead at has an effect before it is committed.
internal sealed class StreamEngine
{
    private const int FirstBudget = 256;
    private const int LastBudget = 1 << 20;
    private const int Observations = 4096;

    private readonly PeriodFinder _finder = new();
    private readonly Dictionary<StreamFlow, StreamFlow> _map = [];
    private readonly StreamEffects _effects;
    private StreamCluster _committed;
    private StreamCluster _ahead;
    private bool _aheadValid;
    private int _budget = FirstBudget;
    private long _sequence;

    public StreamEngine(InterconnectTiming timing, BusMap addresses, IEnumerable<IStepServer> servers, string interconnect)
    {
        IStepServer[] targets = [.. servers];
        _effects = new StreamEffects(addresses, targets, interconnect);
        _committed = new StreamCluster(timing, addresses, targets.Select(static server => new TargetQueue(server)));
        _ahead = _committed.Clone();
    }

    /// <summary>Steps that were worked through one by one, also when looking ahead; the rest was skipped.</summary>
    public long StepsWorked { get; private set; }

    public bool IsIdle => _committed.Flows.Count == 0;

    /// <summary>A request arrives now.</summary>
    /// <param name="payload">With its system address.</param>
    /// <param name="port">Where it came in.</param>
    /// <param name="target">Its target; <see cref="BusMap.Several"/> for a stream whose steps are not all in one.</param>
    /// <param name="now">The time, in femtoseconds.</param>
    public void Add(Payload payload, int port, int target, long now)
    {
        CommitTo(now);
        _committed.AdvanceTo(now);
        _aheadValid = false;
        _budget = FirstBudget;
        var flow = new StreamFlow(payload, port, target, _sequence++, now) { IsAccepted = _effects.Accepts(payload, target) };
        _committed.Flows.Add(flow);
    }

    /// <summary>Looks ahead.</summary>
    /// <returns>When to come back, unless something arrives before: something has ended then, or there is more to look at.</returns>
    public long LookAhead()
    {
        if (IsIdle)
            return long.MaxValue;
        _ahead.CopyFrom(_committed, _map);
        long end = Run(_ahead, long.MaxValue, _budget, stopAtEnd: true);
        _aheadValid = !NeedsEachStep();
        _budget = Math.Min(LastBudget, _budget * 2);
        // an end that lies beyond what was looked at may not be the first
        return end != long.MaxValue && end <= _ahead.NextTime() ? end : _ahead.Now;
    }

    /// <summary>Lets everything up to and including <paramref name="now"/> happen, with its effects.</summary>
    public void CommitTo(long now)
    {
        if (_aheadValid && _ahead.Now <= now)
            (_committed, _ahead) = (_ahead, _committed);
        _aheadValid = false;
        _committed.Served = NeedsEachStep() ? _effects.ApplyStep : null;
        Run(_committed, checked(now + 1), int.MaxValue, stopAtEnd: false);
        _committed.Served = null;
        foreach (StreamFlow flow in _committed.Flows)
            _effects.Apply(flow, flow.Granted);
    }

    /// <summary>Hands out what has ended by now, in order of end, port and arrival.</summary>
    public void TakeEnded(long now, List<StreamFlow> ended)
    {
        foreach (StreamFlow flow in _committed.Flows)
        {
            if (flow.IsServed && flow.LastResponse <= now)
                ended.Add(flow);
        }
        foreach (StreamFlow flow in ended)
        {
            _committed.Flows.Remove(flow);
            _effects.End(flow);
        }
        ended.Sort(static (left, right) => left.LastResponse != right.LastResponse
            ? left.LastResponse.CompareTo(right.LastResponse)
            : (left.Port, left.Sequence).CompareTo((right.Port, right.Sequence)));
    }

    private long Run(StreamCluster cluster, long until, int budget, bool stopAtEnd)
    {
        long end = stopAtEnd ? EarliestEnd(cluster) : long.MaxValue;
        bool skips = CanSkip();
        int observations = Observations;
        _finder.Reset();
        while (budget > 0)
        {
            long time = cluster.NextTime();
            if (time >= Math.Min(until, end))
                break;
            int events = cluster.Step(time);
            StepsWorked += events;
            budget -= events;
            if (stopAtEnd)
                end = Math.Min(end, EarliestEnd(cluster));
            if (skips && observations-- > 0 && _finder.Observe(cluster, Math.Min(until, end)))
                observations = Observations;
        }
        return end;
    }

    private static long EarliestEnd(StreamCluster cluster)
    {
        long end = long.MaxValue;
        foreach (StreamFlow flow in cluster.Flows)
        {
            if (flow.IsServed)
                end = Math.Min(end, flow.LastResponse);
        }
        return end;
    }

    private bool CanSkip()
    {
        if (NeedsEachStep())
            return false;
        foreach (StreamFlow flow in _committed.Flows)
        {
            if (!_committed.Targets[flow.Target].Server.IsUniform)
                return false;
        }
        return true;
    }

    // Requests under way that write where others read or write, or that go to several targets at once: their bytes have to move step by step.
    private bool NeedsEachStep()
    {
        List<StreamFlow> flows = _committed.Flows;
        for (int i = 0; i < flows.Count; i++)
        {
            if (flows[i].Target == BusMap.Several)
                return true;
            for (int j = i + 1; j < flows.Count; j++)
            {
                if (Clash(flows[i], flows[j]))
                    return true;
            }
        }
        return false;
    }

    private static bool Clash(StreamFlow left, StreamFlow right)
    {
        Payload a = left.Payload, b = right.Payload;
        if (a.Data.IsEmpty || b.Data.IsEmpty || !(a.IsWrite || b.IsWrite))
            return false;
        (long firstA, long lastA) = left.Shape.Extent();
        (long firstB, long lastB) = right.Shape.Extent();
        return a.Address + (ulong)firstA <= b.Address + (ulong)lastB && b.Address + (ulong)firstB <= a.Address + (ulong)lastA;
    }
}
