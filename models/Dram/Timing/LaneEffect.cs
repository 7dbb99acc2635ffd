namespace Tlm.Models.Dram.Timing;

/// <summary>A run of neighbouring lanes that a command holds back.</summary>
/// <param name="Lane">First lane (class x stride + bank).</param>
/// <param name="Span">Lanes.</param>
/// <param name="Latency">Cycles after the command.</param>
internal readonly record struct LaneEffect(int Lane, int Span, int Latency);
