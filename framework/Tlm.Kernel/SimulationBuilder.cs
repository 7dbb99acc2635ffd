namespace Tlm.Kernel;

/// <summary>Puts a simulation together: components, links, partitions; then <see cref="Elaborate"/>.</summary>
public sealed class SimulationBuilder
{
    /// <summary>The partition of components that name none.</summary>
    public const string DefaultPartition = "main";

    private readonly Simulation _simulation;

    /// <summary>An empty simulation.</summary>
    public SimulationBuilder()
        : this(new SimulationOptions())
    {
    }

    /// <summary>An empty simulation that runs in a certain way.</summary>
    public SimulationBuilder(SimulationOptions options) => _simulation = new Simulation(options);

    /// <summary>The simulation as its components see it.</summary>
    public SimulationContext Context => _simulation;

    /// <summary>The place of a component at the root, to be given to its constructor.</summary>
    public ComponentContext Place(string name, string partition = DefaultPartition) => new(_simulation, null, name, partition);

    /// <summary>Adds a component at the root.</summary>
    public T Add<T>(string name, Func<ComponentContext, T> create, string partition = DefaultPartition)
        where T : Component => create(Place(name, partition));

    /// <summary>Binds two ports by a link.</summary>
    /// <exception cref="ElaborationException">The ports do not fit, or one is bound already.</exception>
    public SimulationBuilder Connect(Port from, Port to, LinkTiming? timing = null)
    {
        _simulation.Connect(from, to, timing ?? LinkTiming.Immediate);
        return this;
    }

    /// <summary>Checks names and bindings, and makes the simulation ready to run.</summary>
    /// <exception cref="ElaborationException">Every problem that was found.</exception>
    public Simulation Elaborate()
    {
        _simulation.Elaborate();
        return _simulation;
    }
}
