namespace Tlm.Transactions;

// Finds out that the cluster, seen relative to the clock, is where it was before (Brent's cycle search), so that whole periods can be skipped.
internal sealed class PeriodFinder
{
    private readonly List<long> _saved = [];
    private readonly List<long> _current = [];
    private long[] _savedSteps = [];
    private long _savedTime;
    private int _untilSave;
    private int _power;

    public void Reset()
    {
        _saved.Clear();
        _power = 1;
        _untilSave = 0;
    }

    /// <summary>Looks at the cluster; skips whole periods that end before <paramref name="until"/> when it has come back to a known state.</summary>
    /// <returns>True when something was skipped.</returns>
    public bool Observe(StreamCluster cluster, long until)
    {
        Capture(cluster);
        if (_saved.Count == _current.Count && _saved.SequenceEqual(_current) && TrySkip(cluster, until))
        {
            Reset();
            return true;
        }
        if (_untilSave-- > 0)
            return false;
        Save(cluster);
        return false;
    }

    private void Save(StreamCluster cluster)
    {
        _saved.Clear();
        _saved.AddRange(_current);
        _savedSteps = [.. cluster.Flows.Select(flow => flow.Issued)];
        _savedTime = cluster.Now;
        _untilSave = _power;
        _power *= 2;
    }

    private bool TrySkip(StreamCluster cluster, long until)
    {
        long period = cluster.Now - _savedTime;
        if (period <= 0 || until <= cluster.Now)
            return false;
        long periods = (until - 1 - cluster.Now) / period;
        Span<long> steps = stackalloc long[cluster.Flows.Count];
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = cluster.Flows[i].Issued - _savedSteps[i];
            if (steps[i] > 0)
                periods = Math.Min(periods, (cluster.Flows[i].Steps - cluster.Flows[i].Issued) / steps[i]);
        }
        if (periods <= 0)
            return false;
        for (int i = 0; i < steps.Length; i++)
            steps[i] *= periods;
        cluster.Skip(steps, checked(period * periods));
        return true;
    }

    private void Capture(StreamCluster cluster)
    {
        _current.Clear();
        foreach (StreamFlow flow in cluster.Flows)
            CaptureFlow(flow, cluster.Now);
        foreach (TargetQueue target in cluster.Targets)
            CaptureTarget(target, cluster);
    }

    private void CaptureFlow(StreamFlow flow, long now)
    {
        bool more = flow.Issued < flow.Steps;
        _current.Add(more ? 1 : 0);
        _current.Add(more && flow.Cycle > 0 ? (now - flow.Start) % flow.Cycle : 0);
        _current.Add(more ? Math.Max(flow.Edge - now, -flow.Cycle) : 0);
        _current.Add(more && flow.Edge >= now - flow.Cycle ? flow.IssuedAtEdge : 0);
        _current.Add(flow.Issued - flow.Granted);
        for (int i = 0; i < flow.KnownResponses; i++)
            _current.Add(Math.Max(flow.ResponseAt(i) - now, -1));
    }

    private void CaptureTarget(TargetQueue target, StreamCluster cluster)
    {
        _current.Add(Math.Max(target.Free - cluster.Now, 0));
        _current.Add(target.LastPort);
        foreach (long ready in target.Ready)
            _current.Add(Math.Max(ready - cluster.Now, 0));
        foreach (WaitingStep step in target.Waiting)
        {
            _current.Add(step.Eligible - cluster.Now);
            _current.Add(step.Sequence);
            _current.Add(step.Flow.Issued - step.Step);
        }
    }
}
