namespace Tlm;

/// <summary>A rule of transport was broken.</summary>
/// <param name="rule">One of <see cref="TransportRule"/>.</param>
/// <param name="message">Who did what, and what was expected.</param>
public sealed class TransportException(string rule, string message) : SimulationException($"{rule}: {message}")
{
    /// <summary>The rule, one of <see cref="TransportRule"/>.</summary>
    public string Rule { get; } = rule;
}
