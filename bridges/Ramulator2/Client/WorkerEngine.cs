using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>
/// One engine of a worker: takes requests, runs windows, goes back. Engines of a worker are independent and may run at the same time.
/// </summary>
public sealed class WorkerEngine
{
    private readonly MemoryWorker _worker;
    private readonly OutstandingRequests _outstanding = new();
    private WindowBuilder _window = new();
    private WindowBuilder _held = new();
    private WindowCollector? _running;
    private WindowEnd? _heldEnd;
    private ulong _windows;
    private long _heldStart;

    internal WorkerEngine(MemoryWorker worker, int index)
    {
        _worker = worker;
        Index = index;
    }

    /// <summary>Number of the engine in its worker.</summary>
    public int Index { get; }

    /// <summary>Cycle at which the engine stands: requests can be offered from it on.</summary>
    public long Cycle { get; private set; }

    /// <summary>Requests that the next window can still take.</summary>
    public int Room => Wire.MaximumRequests - _window.Requests;

    /// <summary>Whether the last window can be rolled back.</summary>
    public bool CanRollBack => _heldEnd is not null && _running is null;

    /// <summary>Adds a request to the next window; ids ascend, offer cycles do not descend and do not lie before <see cref="Cycle"/>.</summary>
    /// <param name="request">The request; without level ids.</param>
    /// <exception cref="InvalidOperationException">The window is full (<see cref="Room"/>).</exception>
    public void Offer(in RequestRecord request)
    {
        Commit();
        _outstanding.Add(request.Id);
        _window.Add(request);
    }

    /// <summary>Adds a request whose location is given by level ids instead of its address.</summary>
    /// <exception cref="InvalidOperationException">The window is full (<see cref="Room"/>).</exception>
    public void Offer(in RequestRecord request, in LevelIds ids)
    {
        Commit();
        _outstanding.Add(request.Id);
        _window.Add(request, ids);
    }

    /// <summary>Runs to a cycle, or to the first accept or completion that a request awaits, or to the record limit.</summary>
    /// <param name="until">Cycle to run to; what is due in it is not offered yet.</param>
    /// <param name="report">Takes what happened; cleared first.</param>
    /// <param name="options">What to return beside accepts and completions, and whether to keep a checkpoint.</param>
    /// <returns>How and where the window ended.</returns>
    /// <exception cref="BridgeException">The worker failed in a way that can't be repaired.</exception>
    public WindowEnd Run(long until, WindowReport report, WindowOptions options = WindowOptions.ReturnCommands)
    {
        Begin(until, report, options);
        return Finish();
    }

    /// <summary>Starts what <see cref="Run"/> does; <see cref="Finish"/> waits for its end.</summary>
    public void Begin(long until, WindowReport report, WindowOptions options = WindowOptions.ReturnCommands)
    {
        if (_running is not null)
            throw new InvalidOperationException("a window runs already");
        Commit();
        _outstanding.Keep();
        _window.Seal(new WindowHead
        {
            Window = _windows,
            Until = until,
            Options = options,
            RecordLimit = (uint)_worker.Options.RecordLimit,
            Engine = (uint)Index,
        });
        _running = new WindowCollector(report);
        _running.Begin();
        _worker.Do(connection => connection.Send(FrameKind.Window, _window.Body));
    }

    /// <summary>Waits for the end of the window that runs.</summary>
    /// <exception cref="BridgeException">The worker failed in a way that can't be repaired.</exception>
    public WindowEnd Finish()
    {
        var running = _running ?? throw new InvalidOperationException("no window runs");
        while (running.End is null)
            _worker.Do(_worker.Pump);
        var end = running.End.Value;
        _outstanding.Settle(running.Report, Cycle, end, _worker.Memory);
        _running = null;
        (_heldStart, Cycle, _heldEnd) = (Cycle, end.Cycle, end);
        (_held, _window) = (_window, _held);
        _window.Clear();
        _windows++;
        if (!_held.Head.Options.HasFlag(WindowOptions.Checkpoint))
            Commit();
        return end;
    }

    /// <summary>
    /// Undoes the last window, which was run with <see cref="WindowOptions.Checkpoint"/> and after which nothing was offered. Its requests are
    /// in the next window again.
    /// </summary>
    /// <exception cref="BridgeException">The worker failed in a way that can't be repaired.</exception>
    public void RollBack()
    {
        if (!CanRollBack)
            throw new InvalidOperationException("there is no window to roll back");
        _heldEnd = null;
        (_held, _window) = (_window, _held);
        Cycle = _heldStart;
        _windows--;
        _outstanding.GoBack();
        // a worker that is lost meanwhile is replaced by one that never ran the window
        _worker.Do(connection => connection.RollBack(Index));
    }

    /// <summary>Asks what the engine has counted, by channel; while no window runs.</summary>
    /// <exception cref="BridgeException">The worker failed in a way that can't be repaired.</exception>
    public IReadOnlyList<ChannelCounts> Count()
    {
        if (_running is not null)
            throw new InvalidOperationException("a window runs");
        ChannelCounts[]? counts = null;
        while (counts is null)
            _worker.Do(connection => counts = connection.Count(Index, _worker.Memory.Channels)); // a new worker is asked again
        return counts;
    }

    internal void TakePart(BodyReader whole, in PartHead head, BodyReader records) => Running().TakePart(whole, head, records);

    internal void TakeEnd(in WindowEnd end) => Running().TakeEnd(end, _windows);

    /// <summary>Brings a new worker, which has repeated the journal, to the present state.</summary>
    internal void Restore(WorkerConnection connection)
    {
        if (_heldEnd is { } end)
            connection.Repeat(_held.Body.Body, end);
        if (_running is null || _running.End is not null)
            return;
        _running.Begin();
        connection.Send(FrameKind.Window, _window.Body);
    }

    // a held window can't be rolled back any more: it belongs to the run
    private void Commit()
    {
        if (_heldEnd is not { } end)
            return;
        _worker.Journal.Append(_held.Body.Body, end);
        _heldEnd = null;
    }

    private WindowCollector Running() => _running ?? throw new ProtocolException($"records of engine {Index}, which runs no window");
}
