namespace Tlm.Kernel.Reports;

/// <summary>The processes that wait, and for whom.</summary>
internal sealed class WaitGraph
{
    private readonly List<Process> _live;
    private readonly HashSet<Process> _idle = [];

    /// <summary>The processes at an instant where nothing runs.</summary>
    /// <param name="processes">All processes.</param>
    /// <param name="withDaemons">True where daemons still have something to do, so that who waits for them may go on; at the end they count for nothing.</param>
    public WaitGraph(IEnumerable<Process> processes, bool withDaemons)
    {
        _live = [.. processes.Where(p => !p.IsTerminated && (withDaemons || IsOwn(p))).OrderBy(p => p.FullName, StringComparer.Ordinal)];
        while (_live.Exists(p => !_idle.Contains(p) && IsIdleServer(p) && _idle.Add(p)))
        {
        }
        Stuck = [.. _live.Where(p => IsOwn(p) && IsWaiting(p) && !_idle.Contains(p))];
    }

    /// <summary>The processes that wait and are not just servers without work, by name.</summary>
    public IReadOnlyList<Process> Stuck { get; }

    /// <summary>A cycle of who waits for whom, beginning with its first name; empty where there is none.</summary>
    public IReadOnlyList<Process> FindCycle()
    {
        var done = new HashSet<Process>();
        foreach (Process start in Stuck)
        {
            var path = new List<Process>();
            if (Walk(start, path, done) is { } cycle)
                return cycle;
        }
        return [];
    }

    private static bool IsOwn(Process process) => process.Weight != 0 && !process.IsServer;

    private static bool IsWaiting(Process process) => process.State == NodeState.Waiting && process.WaitsOn is not null;

    private static bool IsActive(Process process) => process.State is NodeState.Timed or NodeState.Delta or NodeState.Runnable;

    /// <summary>A server is idle when all who could send it work have ended or are idle themselves.</summary>
    private bool IsIdleServer(Process process) => IsWaiting(process) && process.WaitsOn!.IsForWork
        && !ProvidersOf(process).Any(p => p != process && !_idle.Contains(p) && (IsWaiting(p) || IsActive(p)));

    private IEnumerable<Process> ProvidersOf(Process process)
    {
        if (process.WaitsOn!.Holder is { } holder)
            return [holder];
        var components = process.WaitsOn.Providers.ToList();
        return _live.Where(p => components.Exists(c => IsPartOf(p.Owner, c)));
    }

    private List<Process>? Walk(Process process, List<Process> path, HashSet<Process> done)
    {
        int index = path.IndexOf(process);
        if (index >= 0)
            return path[index..];
        if (!done.Add(process))
            return null;
        path.Add(process);
        foreach (Process provider in ProvidersOf(process).Where(p => IsWaiting(p) && !_idle.Contains(p)))
        {
            if (Walk(provider, path, done) is { } cycle)
                return cycle;
        }
        path.RemoveAt(path.Count - 1);
        return null;
    }

    private static bool IsPartOf(Component? component, Component whole)
    {
        for (; component is not null; component = component.Parent)
        {
            if (component == whole)
                return true;
        }
        return false;
    }
}
