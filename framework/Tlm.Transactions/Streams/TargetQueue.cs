namespace Tlm.Transactions;

// One target as the engine sees it: who waits, when it may be granted to again, and its own ready times.
internal sealed class TargetQueue(IStepServer server)
{
    public IStepServer Server { get; } = server;

    public List<WaitingStep> Waiting { get; } = [];

    public long Free { get; set; }

    public int LastPort { get; set; } = -1;

    public long[] Ready { get; } = new long[server.ReadyTimes];

    /// <summary>When the next grant happens.</summary>
    public long NextGrant => Waiting.Count == 0 ? long.MaxValue : Math.Max(Free, Waiting[0].Eligible);

    public TargetQueue Clone() => new(Server);

    public void CopyFrom(TargetQueue other, IReadOnlyDictionary<StreamFlow, StreamFlow> flows)
    {
        Free = other.Free;
        LastPort = other.LastPort;
        other.Ready.CopyTo(Ready, 0);
        Waiting.Clear();
        foreach (WaitingStep step in other.Waiting)
            Waiting.Add(step with { Flow = flows[step.Flow] });
    }

    /// <summary>Adds a step in order of arrival.</summary>
    public void Add(WaitingStep step)
    {
        int at = Waiting.Count;
        while (at > 0 && Waiting[at - 1].CompareTo(step) > 0)
            at--;
        Waiting.Insert(at, step);
    }

    /// <summary>Takes the step that the policy grants at <paramref name="time"/>.</summary>
    public WaitingStep Take(long time, Arbitration policy, long interval)
    {
        int index = Arbiter.Choose(policy, Waiting, time, LastPort);
        WaitingStep step = Waiting[index];
        Waiting.RemoveAt(index);
        LastPort = step.Port;
        Free = checked(time + interval);
        return step;
    }

    public void Shift(long now, long time)
    {
        Free = Math.Max(Free, now) + time;
        for (int i = 0; i < Ready.Length; i++)
            Ready[i] = Math.Max(Ready[i], now) + time;
        for (int i = 0; i < Waiting.Count; i++)
            Waiting[i] = Waiting[i] with { Eligible = Waiting[i].Eligible + time };
    }
}
