namespace Tlm.Models.Npu.Comparison;

/// <summary>One case of a comparison with a reference.</summary>
/// <param name="Case">Name of the case; of a case that is not exact also the column that differs.</param>
/// <param name="Expected">Value of the reference.</param>
/// <param name="Got">Our value.</param>
/// <param name="Exact">Whether both are equal to the last digit.</param>
/// <param name="Met">Whether the difference is within the aim (here: exact).</param>
public sealed record ComparisonCase(string Case, double Expected, double Got, bool Exact, bool Met);
