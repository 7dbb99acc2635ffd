namespace Tlm.Kernel.Partitions;

/// <summary>
/// The threads that run windows: always the caller and, while it pays, a fixed set of helpers. Whether it pays is measured; it
/// changes how long a run takes and nothing else.
/// </summary>
internal sealed class WindowCrew(PartitionGraph graph, int threads, bool always) : IDisposable
{
    private readonly CrewPolicy _policy = new();
    private readonly Gate _start = new();
    private readonly Gate _done = new();
    private readonly List<Thread> _helpers = [];
    private long[] _limits = [];
    private long _window;
    private int _working;
    private readonly bool _spins = threads <= Environment.ProcessorCount;
    private volatile bool _ended;

    /// <summary>Threads that may be used.</summary>
    public int Threads { get; } = Math.Clamp(threads, 1, graph.Partitions.Count);

    /// <summary>Windows that ran on several threads.</summary>
    public long ParallelWindows { get; private set; }

    /// <summary>Runs one window: each partition up to its limit; -1: not at all.</summary>
    public void Run(long[] limits, int busy)
    {
        if (Threads == 1)
        {
            RunShare(limits, 0, 1);
            return;
        }
        _policy.Begin();
        if (busy > 1 && (always || _policy.UseHelpers))
            RunParallel(limits);
        else
            RunShare(limits, 0, 1);
        _policy.End();
    }

    public void Dispose()
    {
        _ended = true;
        _start.Open(++_window);
        foreach (Thread helper in _helpers)
            helper.Join();
        _helpers.Clear();
    }

    private void RunParallel(long[] limits)
    {
        ParallelWindows++;
        while (_helpers.Count < Threads - 1)
            StartHelper();
        _limits = limits;
        Volatile.Write(ref _working, Threads - 1);
        _start.Open(++_window);
        RunShare(limits, 0, Threads);
        _done.Wait(_window, _spins);
    }

    private void StartHelper()
    {
        int index = _helpers.Count + 1;
        long window = _window;
        var helper = new Thread(() => Help(index, window)) { IsBackground = true, Name = $"partitions {index}" };
        _helpers.Add(helper);
        helper.Start();
    }

    private void Help(int index, long window)
    {
        while (true)
        {
            _start.Wait(++window, _spins);
            if (_ended)
                return;
            RunShare(_limits, index, Threads);
            if (Interlocked.Decrement(ref _working) == 0)
                _done.Open(window);
        }
    }

    private void RunShare(long[] limits, int first, int step)
    {
        for (int p = first; p < limits.Length; p += step)
        {
            if (limits[p] >= 0)
                graph.RunWindow(p, limits[p]);
        }
    }
}
