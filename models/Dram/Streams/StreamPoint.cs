namespace Tlm.Models.Dram.Streams;

/// <summary>A point of a stream at which the state was written down.</summary>
/// <param name="State">The state relative to clock and stream.</param>
/// <param name="Cycle">Its cycle.</param>
/// <param name="Step">Steps accepted by then.</param>
/// <param name="Completed">Steps whose completion was known by then.</param>
/// <param name="CompletionSum">Sum of those completion cycles.</param>
/// <param name="Counts">The channel's counts.</param>
internal sealed record StreamPoint(int[] State, long Cycle, long Step, long Completed, long CompletionSum, long[] Counts);
