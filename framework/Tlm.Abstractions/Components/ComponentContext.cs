namespace Tlm;

/// <summary>The place of a component: its name, its parent, its simulation and its partition. Made by the host or by a parent component.</summary>
public sealed class ComponentContext
{
    internal ComponentContext(SimulationContext simulation, Component? parent, string name, string partition)
    {
        if (name.Length == 0 || name.Contains('.', StringComparison.Ordinal))
            throw new ElaborationException($"'{name}' is no component name: it must not be empty or contain a dot");
        Simulation = simulation;
        Parent = parent;
        Name = name;
        Partition = partition;
        Scheduler = simulation.SchedulerOf(partition);
    }

    /// <summary>The simulation that is being put together.</summary>
    public SimulationContext Simulation { get; }

    /// <summary>The component that this one is part of, if any.</summary>
    public Component? Parent { get; }

    /// <summary>The name within the parent.</summary>
    public string Name { get; }

    /// <summary>The dotted name from the root.</summary>
    public string FullName => Parent is null ? Name : $"{Parent.FullName}.{Name}";

    /// <summary>The partition; children live in that of their parent unless said otherwise.</summary>
    public string Partition { get; }

    internal Scheduler Scheduler { get; }

    internal Component? Component { get; set; }

    /// <summary>The place of a child, to be given to its constructor within the constructor of this component.</summary>
    public ComponentContext Child(string name, string? partition = null) =>
        new(Simulation, Component ?? throw new ElaborationException($"component {FullName} must be constructed before its child '{name}'"), name, partition ?? Partition);
}
