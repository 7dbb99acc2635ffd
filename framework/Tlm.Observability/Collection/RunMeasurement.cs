namespace Tlm.Observability.Collection;

/// <summary>All that a run measured: exact, and the same on every machine and for every number of threads.</summary>
/// <param name="Start">Where the region of interest began.</param>
/// <param name="End">Where the run ended.</param>
/// <param name="Components">Every component in ordinal order of their full names.</param>
/// <param name="Energy">The energy by component and cause.</param>
public sealed record RunMeasurement(SimTime Start, SimTime End, IReadOnlyList<ComponentMeasurement> Components, EnergyLedger Energy)
{
    /// <summary>What passed each binding of sockets, in ordinal order of initiators; empty where nothing was recorded.</summary>
    public IReadOnlyList<TrafficMeasurement> Traffic { get; init; } = [];

    /// <summary>What components worked on, in ordinal order of components; only of those that tell.</summary>
    public IReadOnlyList<ActivityMeasurement> Activities { get; init; } = [];

    /// <summary>The headline results with the full name of the component that published them, in the order of components and publication.</summary>
    public IEnumerable<(string Component, ResultValue Result)> Headlines =>
        from component in Components
        from value in component.Results?.Values ?? []
        where value.IsHeadline
        select (component.Name, value);
}
