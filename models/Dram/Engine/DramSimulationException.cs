namespace Tlm.Models.Dram.Engine;

/// <summary>The run reached a state from which it can't go on, as where the priority queue overflows with refreshes that nothing lets through.</summary>
public sealed class DramSimulationException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">What happened, when and why.</param>
    public DramSimulationException(string message)
        : base(message)
    {
    }
}
