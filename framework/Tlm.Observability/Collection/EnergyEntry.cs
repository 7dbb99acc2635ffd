namespace Tlm.Observability.Collection;

/// <summary>Energy that one component used for one cause.</summary>
/// <param name="Component">Full name of the component.</param>
/// <param name="Cause">Name of the cause.</param>
/// <param name="Description">What uses the energy.</param>
/// <param name="Femtojoules">The energy.</param>
public sealed record EnergyEntry(string Component, string Cause, string Description, Int128 Femtojoules)
{
    /// <summary>The energy over simulated time, in femtojoules; null where it was not followed.</summary>
    public TimeBinsSnapshot? Series { get; init; }
}
