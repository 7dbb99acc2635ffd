namespace Tlm.Transactions;

// Picks from the steps that wait for one target; the list is in order of arrival.
internal static class Arbiter
{
    /// <summary>Index of the step that is granted at <paramref name="time"/>; the first one is eligible then.</summary>
    public static int Choose(Arbitration policy, IReadOnlyList<WaitingStep> waiting, long time, int lastPort) => policy switch
    {
        Arbitration.FixedPriority => Best(waiting, time, static (port, _) => port, lastPort),
        Arbitration.RoundRobin => Best(waiting, time, static (port, last) => port > last ? port - last - 1 : port - last - 1 + (1 << 20), lastPort),
        _ => 0,
    };

    private static int Best(IReadOnlyList<WaitingStep> waiting, long time, Func<int, int, int> rank, int lastPort)
    {
        int best = 0;
        for (int i = 1; i < waiting.Count && waiting[i].Eligible <= time; i++)
        {
            if (rank(waiting[i].Port, lastPort) < rank(waiting[best].Port, lastPort))
                best = i;
        }
        return best;
    }
}
