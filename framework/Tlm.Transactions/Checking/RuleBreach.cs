namespace Tlm.Transactions;

/// <summary>A rule of the base protocol that was broken.</summary>
/// <param name="Rule">One of <see cref="TransportRule"/>.</param>
/// <param name="Socket">Full name of the initiator's socket.</param>
/// <param name="Time">When.</param>
/// <param name="Message">What was seen and what was expected.</param>
public sealed record RuleBreach(string Rule, string Socket, SimTime Time, string Message);
