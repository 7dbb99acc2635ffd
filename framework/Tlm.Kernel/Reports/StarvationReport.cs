using System.Text;

namespace Tlm.Kernel.Reports;

/// <summary>Says, when nothing is left to happen, who waits for whom, for what and since when, with the last transactions.</summary>
internal static class StarvationReport
{
    /// <summary>Throws where a process that is no daemon waits and is not just a server without work.</summary>
    /// <exception cref="DeadlockException">With the report.</exception>
    public static void ThrowIfStarved(IEnumerable<Process> processes, SimTime now)
    {
        var graph = new WaitGraph(processes, withDaemons: false);
        if (graph.Stuck.Count == 0)
            return;
        IReadOnlyList<Process> cycle = graph.FindCycle();
        IReadOnlyList<Process> named = cycle.Count > 0 ? cycle : graph.Stuck;
        throw new DeadlockException(Compose(graph, cycle), [.. named.Select(p => p.FullName)], now);
    }

    private static string Compose(WaitGraph graph, IReadOnlyList<Process> cycle)
    {
        var text = new StringBuilder();
        if (cycle.Count > 0)
        {
            text.AppendLine("deadlock: nothing is left to happen and processes wait for each other:");
            foreach (Process process in cycle)
                text.AppendLine(Describe(process));
            text.AppendLine($"  (and {cycle[0].FullName} again)");
        }
        else
        {
            text.AppendLine("starvation: nothing is left to happen and processes wait for what nobody will give:");
        }
        foreach (Process process in graph.Stuck.Except(cycle))
            text.AppendLine(Describe(process));
        AppendTransactions(text, graph.Stuck);
        text.Append("A server that may wait forever is declared with daemon: true.");
        return text.ToString();
    }

    private static string Describe(Process process) =>
        $"  {process.FullName} waits for {process.WaitsOn!.DescribeWait(process)} since {SimTime.FromFemtoseconds(process.Time)}";

    private static void AppendTransactions(StringBuilder text, IEnumerable<Process> stuck)
    {
        IEnumerable<ITimedChannel> channels = stuck.Select(p => p.WaitsOn!.Channel).OfType<ITimedChannel>().Distinct();
        foreach (ITimedChannel channel in channels.OrderBy(c => c.Name, StringComparer.Ordinal))
            text.AppendLine($"  last transactions on {channel.DescribeHistory()}");
    }
}
