namespace Tlm.Observability.Vcd;

/// <summary>A change of a signal.</summary>
/// <param name="Time">When, in femtoseconds.</param>
/// <param name="Source">Which signal.</param>
/// <param name="Value">Its value, or the number of its text.</param>
internal readonly record struct VcdChange(long Time, int Source, long Value);
