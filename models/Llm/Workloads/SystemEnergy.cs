namespace Tlm.Models.Llm;

/// <summary>Energy of all components of a simulation so far.</summary>
internal static class SystemEnergy
{
    /// <summary>Joules of all components since the start of what is measured, up to its end.</summary>
    public static double Joules(SimulationContext simulation, SimTime end)
    {
        Int128 sum = 0;
        foreach (Component component in simulation.Components)
        {
            foreach (EnergyCause cause in component.Energy.Causes)
                sum += cause.Total(end.Femtoseconds);
        }
        return (double)sum / 1e15;
    }
}
