using Tlm.Kernel.Partitions;
using Tlm.Kernel.Queues;
using Tlm.Kernel.Reports;

namespace Tlm.Kernel;

/// <summary>A simulation that is put together and can run.</summary>
public sealed partial class Simulation : SimulationContext
{
    private static readonly long DefaultGranularity = SimTime.FromMicroseconds(1).Femtoseconds;

    private readonly SimulationOptions _options;
    private SimulationControl _control = null!;
    private PartitionGraph _graph = null!;
    private bool _started;
    private bool _ended;

    internal Simulation(SimulationOptions options)
    {
        if (options.StopGranularity is { } granularity && granularity <= SimTime.Zero)
            throw new ArgumentException($"the stop granularity is {granularity}, more than zero was expected", nameof(options));
        _options = options;
    }

    /// <summary>The current simulated time: that of the partition that is farthest.</summary>
    public SimTime Now => SimTime.FromFemtoseconds(_partitions.Count == 0 ? 0 : _partitions.Max(p => p.CurrentTime));

    /// <summary>Process resumptions so far; may be read from any thread while the simulation runs.</summary>
    public long Resumptions
    {
        get
        {
            long sum = 0;
            foreach (PartitionScheduler partition in _partitions)
                sum += partition.Resumptions;
            return sum;
        }
    }

    /// <summary>The simulated time as far as another thread can tell while the simulation runs; for display.</summary>
    public SimTime ApproximateNow => Now;

    /// <summary>Windows that ran on several threads so far; for display.</summary>
    public long ParallelWindows { get; private set; }

    /// <summary>The partitions, in the order of their names.</summary>
    public IReadOnlyList<string> Partitions => [.. _partitions.Select(p => p.Partition)];

    /// <summary>How far each partition has come, in the order of their names; may be read from any thread, for display.</summary>
    public IReadOnlyList<PartitionProgress> PartitionProgress =>
        [.. _partitions.Select(p => new PartitionProgress(p.Partition, SimTime.FromFemtoseconds(p.CurrentTime), p.Resumptions))];

    private bool IsSimple => _partitions.Count <= 1 && _options.StopGranularity is null;

    /// <inheritdoc/>
    public override void RequestStop()
    {
        if (Scheduler.Active is not PartitionScheduler partition)
            _control.Interrupt(StopReason.Stopped);
        else if (IsSimple)
            partition.StopAt(partition.CurrentTime);
        else
            partition.StopAt(WindowLoop.BoundaryOf(partition.CurrentTime, Granularity));
    }

    /// <summary>Asks a run, from any thread, to return soon; it can go on with another.</summary>
    public void Pause() => _control.Interrupt(StopReason.Paused);

    /// <summary>Runs until nothing is left to happen or the model asks to stop.</summary>
    /// <exception cref="SimulationException">A process failed.</exception>
    /// <exception cref="DeadlockException">Processes wait for each other, or for nothing that could come.</exception>
    public RunResult Run(CancellationToken cancellation = default) => RunUntil(SimTime.MaxValue, cancellation);

    /// <summary>Runs up to and including <paramref name="until"/>, unless it ends before.</summary>
    /// <exception cref="SimulationException">A process failed.</exception>
    /// <exception cref="DeadlockException">Processes wait for each other, or for nothing that could come.</exception>
    public RunResult RunUntil(SimTime until, CancellationToken cancellation = default)
    {
        StopReason reason = Guarded(cancellation, () => IsSimple ? RunAlone(until.Femtoseconds) : RunWindows(until.Femtoseconds, endsAlone: true));
        if (reason == StopReason.Finished)
            End();
        if (reason == StopReason.Finished && _options.ReportStarvation)
            StarvationReport.ThrowIfStarved(_partitions.SelectMany(p => p.Processes), Now);
        return Result(reason);
    }

    /// <summary>
    /// Runs for so long, for a test bench that acts in between (SystemC: <c>sc_start(duration)</c>): time goes on to the end of it also where nothing is left
    /// to happen, what is due at the end happens in the next run, what waits forever is not reported, and the simulation can go on. No time is one delta cycle.
    /// </summary>
    /// <exception cref="SimulationException">A process failed, or the duration is negative.</exception>
    public RunResult Advance(SimTime duration, CancellationToken cancellation = default)
    {
        if (duration.IsNegative)
            throw new SimulationException($"a run of {duration}: zero or more was expected");
        long end = (Now + duration).Femtoseconds;
        StopReason reason = Guarded(cancellation, () => IsSimple ? AdvanceAlone(end) : RunWindows(end - 1, endsAlone: false));
        if (reason is StopReason.Finished or StopReason.Until)
        {
            reason = StopReason.Until;
            foreach (PartitionScheduler partition in _partitions)
                partition.CurrentTime = end;
        }
        return Result(reason);
    }

    /// <summary>Tells every component that the simulation has ended; done by itself after a run that finished, stopped or failed.</summary>
    public void End()
    {
        if (_ended)
            return;
        _ended = true;
        foreach (Component component in _components)
            component.EndOfSimulation();
    }

    private long Granularity => _options.StopGranularity?.Femtoseconds ?? DefaultGranularity;

    private StopReason Guarded(CancellationToken cancellation, Func<StopReason> run)
    {
        Start();
        using CancellationTokenRegistration registration = cancellation.Register(() => _control.Interrupt(StopReason.Interrupted));
        StopReason reason = run();
        _control.ClearInterruption();
        if (_control.Failure is { } failure)
        {
            End();
            throw failure;
        }
        if (reason == StopReason.Stopped)
            End();
        return reason;
    }

    private RunResult Result(StopReason reason) => new(Now, reason, Resumptions, _partitions.Sum(p => p.DeltaCycles));

    private void Start()
    {
        if (!_elaborated)
            throw new InvalidOperationException("elaborate before running");
        if (_started)
            return;
        _started = true;
        foreach (Component component in _components)
            component.StartOfSimulation();
        foreach (PartitionScheduler partition in _partitions)
            partition.Start();
    }

    private StopReason RunAlone(long until)
    {
        PartitionScheduler partition = _partitions[0];
        partition.IsAlone = true;
        partition.RunTo(until);
        if (_control.Interruption is { } interruption)
            return interruption;
        if (partition.StopTime != EventWheel.Never)
            return StopReason.Stopped;
        if (partition.NextTime == EventWheel.Never || partition.NextTime <= until)
            return StopReason.Finished;
        partition.CurrentTime = until;
        return StopReason.Until;
    }

    private StopReason AdvanceAlone(long end)
    {
        PartitionScheduler partition = _partitions[0];
        partition.IsAlone = false;
        partition.RunUpTo(end);
        return _control.Interruption ?? (partition.StopTime != EventWheel.Never ? StopReason.Stopped : StopReason.Until);
    }

    private StopReason RunWindows(long until, bool endsAlone)
    {
        int threads = _options.Threads > 0 ? _options.Threads : Math.Min(_partitions.Count, Environment.ProcessorCount);
        using var crew = new WindowCrew(_graph, threads, _options.AlwaysParallel);
        StopReason reason = new WindowLoop(_graph, _control, Granularity, crew) { EndsAlone = endsAlone }.Run(until);
        foreach (PartitionScheduler partition in _partitions)
            partition.CurrentTime = reason == StopReason.Finished ? Now.Femtoseconds : partition.CurrentTime;
        ParallelWindows += crew.ParallelWindows;
        return reason;
    }
}
