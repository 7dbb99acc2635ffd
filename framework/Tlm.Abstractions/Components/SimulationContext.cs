namespace Tlm;

/// <summary>The simulation as components see it while it is put together and while it runs.</summary>
public abstract class SimulationContext
{
    internal SimulationContext()
    {
    }

    /// <summary>What happens with what components report.</summary>
    public ReportHandler Reports { get; } = new();

    /// <summary>How far temporally decoupled initiators may run ahead.</summary>
    public GlobalQuantum Quantum { get; } = new();

    /// <summary>Is told the changes of every signal and channel that is made after this is set; null: nobody.</summary>
    public ITracer? Tracer { get; set; }

    /// <summary>True: no target is given a stream whole, every step travels alone. Same times, more to see; set before time 0.</summary>
    public bool UnrollsStreams { get; set; }

    /// <summary>Width of the bins of all series (levels, amounts, power over time); null: fine ones that grow with the run. Set before components are made.</summary>
    public SimTime? SeriesBin { get; set; }

    /// <summary>All components, parents before children, in the order of construction.</summary>
    public abstract IReadOnlyList<Component> Components { get; }

    /// <summary>The component of that dotted name, or null.</summary>
    public Component? Find(string fullName)
    {
        foreach (Component component in Components)
        {
            if (component.FullName == fullName)
                return component;
        }
        return null;
    }

    /// <summary>Binds two ports, or two sockets, by a link. Each port is bound exactly once, before time 0.</summary>
    /// <exception cref="ElaborationException">The ports do not fit, or one is bound already.</exception>
    public abstract void Connect(Port from, Port to, LinkTiming timing);

    /// <summary>
    /// Asks the simulation to end: at the end of this instant or, where a stop granularity is set (always with several
    /// partitions), at its next multiple, so that the end is the same for every legal partitioning.
    /// </summary>
    public abstract void RequestStop();

    internal abstract Scheduler SchedulerOf(string partition);

    internal abstract void Add(Component component);

    internal abstract void Add(ITimedChannel channel);
}
