namespace Tlm.Models.Pim.Comparison;

/// <summary>One line of a comparison with golden data.</summary>
/// <param name="Case">What was compared.</param>
/// <param name="Expected">Golden value.</param>
/// <param name="Got">Our value.</param>
/// <param name="Exact">The values are equal.</param>
/// <param name="Met">The demand on this case is met: equal, or near enough where the demand allows it.</param>
public sealed record ComparisonCase(string Case, long Expected, long Got, bool Exact, bool Met);
