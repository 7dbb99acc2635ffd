namespace Tlm.Kernel;

/// <summary>A simulation that is put together and can run.</summary>
public sealed class Simulation : SimulationContext
{
    private readonly SimulationOptions _options;
    private readonly List<Component> _components = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<ITimedChannel> _channels = [];
    private readonly PartitionScheduler _scheduler;
    private bool _elaborated;
    private bool _started;
    private bool _ended;
    private volatile bool _stopRequested;
    private volatile bool _pauseRequested;

    internal Simulation(SimulationOptions options)
    {
        _options = options;
        _scheduler = new PartitionScheduler(SimulationBuilder.DefaultPartition);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Component> Components => _components;

    /// <summary>The current simulated time.</summary>
    public SimTime Now => _scheduler.Now;

    /// <summary>Process resumptions so far; may be read from any thread while the simulation runs.</summary>
    public long Resumptions => _scheduler.Resumptions;

    /// <inheritdoc/>
    public override void Connect(Port from, Port to, LinkTiming timing)
    {
        if (_elaborated)
            throw new ElaborationException($"{from.FullName} cannot be connected to {to.FullName}: elaboration is over");
        from.Bind(to, timing, this);
    }

    /// <inheritdoc/>
    public override void RequestStop()
    {
        _stopRequested = true;
        _scheduler.Halt();
    }

    /// <summary>Asks a run, from any thread, to return soon; it can go on with another.</summary>
    public void Pause()
    {
        _pauseRequested = true;
        _scheduler.Halt();
    }

    /// <summary>Runs until nothing is left to happen or the model asks to stop.</summary>
    /// <exception cref="SimulationException">A process failed, or processes wait for each other forever.</exception>
    public RunResult Run(CancellationToken cancellation = default) => RunUntil(SimTime.MaxValue, cancellation);

    /// <summary>Runs up to and including <paramref name="until"/>, unless it ends before.</summary>
    /// <exception cref="SimulationException">A process failed, or processes wait for each other forever.</exception>
    public RunResult RunUntil(SimTime until, CancellationToken cancellation = default)
    {
        if (!_elaborated)
            throw new InvalidOperationException("elaborate before running");
        Start();
        using CancellationTokenRegistration registration = cancellation.Register(_scheduler.Halt);
        _scheduler.RunTo(until.Femtoseconds);
        if (_scheduler.Failure is { } failure)
        {
            End();
            throw failure;
        }
        return Conclude(until, cancellation);
    }

    /// <summary>Tells every component that the simulation has ended; done by itself after a run that finished or failed.</summary>
    public void End()
    {
        if (_ended)
            return;
        _ended = true;
        foreach (Component component in _components)
            component.EndOfSimulation();
    }

    internal void Elaborate()
    {
        if (_elaborated)
            throw new InvalidOperationException("elaborated already");
        for (int i = 0; i < _components.Count; i++)
            _components[i].BeforeEndOfElaboration();
        CheckBindings();
        OrderChannels();
        _elaborated = true;
        foreach (Component component in _components)
        {
            foreach (Port port in component.Ports)
                port.Complete();
        }
        foreach (Component component in _components)
            component.EndOfElaboration();
    }

    internal override Scheduler SchedulerOf(string partition) => _scheduler;

    internal override void Add(Component component)
    {
        if (_elaborated)
            throw new ElaborationException($"component {component.FullName} cannot be added: elaboration is over");
        if (!_names.Add(component.FullName))
            throw new ElaborationException($"two components are named '{component.FullName}'");
        _components.Add(component);
    }

    internal override void Add(ITimedChannel channel) => _channels.Add(channel);

    private void Start()
    {
        if (_started)
            return;
        _started = true;
        foreach (Component component in _components)
            component.StartOfSimulation();
        _scheduler.Start();
    }

    private RunResult Conclude(SimTime until, CancellationToken cancellation)
    {
        StopReason reason = _stopRequested ? StopReason.Stopped
            : cancellation.IsCancellationRequested ? StopReason.Interrupted
            : _pauseRequested ? StopReason.Paused
            : until == SimTime.MaxValue ? StopReason.Finished
            : StopReason.Until;
        _pauseRequested = false;
        if (reason == StopReason.Until)
            _scheduler.CurrentTime = until.Femtoseconds;
        if (reason is StopReason.Finished or StopReason.Stopped)
            End();
        return new RunResult(Now, reason, _scheduler.Resumptions, _scheduler.DeltaCycles);
    }

    private void CheckBindings()
    {
        List<string> problems = [];
        foreach (Component component in _components)
        {
            foreach (Port port in component.Ports)
            {
                if (!port.IsBound && !port.IsOptional)
                    problems.Add($"{port.Kind} {port.FullName} ({port.ItemType.Name}) is not bound");
            }
        }
        if (problems.Count > 0)
            throw new ElaborationException(problems);
    }

    private void OrderChannels()
    {
        _channels.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        for (int i = 0; i < _channels.Count; i++)
        {
            _channels[i].ReceivingNode.Order = 2 * i;
            _channels[i].SendingNode.Order = (2 * i) + 1;
        }
    }
}
