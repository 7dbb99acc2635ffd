namespace Tlm;

/// <summary>
/// A module of the simulation: it has a dotted name, ports, statistics, an energy account, children and processes.
/// The constructor declares all of them; they do not change later.
/// </summary>
public abstract partial class Component
{
    private readonly List<Component> _children = [];
    private readonly List<Port> _ports = [];
    private readonly List<Process> _processes = [];

    /// <summary>Takes its place in the hierarchy.</summary>
    /// <exception cref="ElaborationException">The parent has a component of that name already.</exception>
    protected Component(ComponentContext context)
    {
        Context = context;
        context.Component = this;
        FullName = context.FullName;
        Scheduler = context.Scheduler;
        Statistics = new StatisticsRegistry(FullName, Scheduler, context.Simulation.SeriesBin);
        Energy = new EnergyAccount(FullName, Scheduler, context.Simulation.SeriesBin);
        context.Parent?.Adopt(this);
        context.Simulation.Add(this);
    }

    /// <summary>The place of the component.</summary>
    public ComponentContext Context { get; }

    /// <summary>The name within the parent.</summary>
    public string Name => Context.Name;

    /// <summary>The dotted name from the root.</summary>
    public string FullName { get; }

    /// <summary>The component that this one is part of, if any.</summary>
    public Component? Parent => Context.Parent;

    /// <summary>The parts, in the order of construction.</summary>
    public IReadOnlyList<Component> Children => _children;

    /// <summary>The ports and sockets, in the order of declaration.</summary>
    public IReadOnlyList<Port> Ports => _ports;

    /// <summary>The processes, in the order of declaration; spawned ones that have ended may be left out.</summary>
    public IReadOnlyList<Process> Processes => _processes;

    /// <summary>The statistics of this component.</summary>
    public StatisticsRegistry Statistics { get; }

    /// <summary>The energy of this component.</summary>
    public EnergyAccount Energy { get; }

    /// <summary>What this component worked on and when, for records and traces.</summary>
    public ActivityLog Activities { get; } = new();

    /// <summary>The clock and queues of the component's partition.</summary>
    public Scheduler Scheduler { get; }

    /// <summary>The current simulated time.</summary>
    public SimTime Now => Scheduler.Now;

    /// <summary>The port or socket of that name, or null.</summary>
    public Port? FindPort(string name) => _ports.Find(p => p.Name == name);

    /// <summary>The dotted name.</summary>
    public override string ToString() => FullName;

    /// <summary>Called before ports are checked: the last chance to add components and bindings.</summary>
    protected internal virtual void BeforeEndOfElaboration()
    {
    }

    /// <summary>Called once every port is bound.</summary>
    protected internal virtual void EndOfElaboration()
    {
    }

    /// <summary>Called just before time 0.</summary>
    protected internal virtual void StartOfSimulation()
    {
    }

    /// <summary>Called when the simulation has ended, also when it ended by an error.</summary>
    protected internal virtual void EndOfSimulation()
    {
    }

    /// <summary>Called before statistics are started afresh in the midst of a run: what is counted lazily is brought up to now.</summary>
    protected internal virtual void SettleStatistics()
    {
    }

    internal void Add(Port port)
    {
        if (FindPort(port.Name) is not null)
            throw new ElaborationException($"component {FullName} declares port '{port.Name}' twice");
        _ports.Add(port);
    }

    private void Adopt(Component child)
    {
        if (_children.Exists(c => c.Name == child.Name))
            throw new ElaborationException($"component {FullName} has two children named '{child.Name}'");
        _children.Add(child);
    }
}
