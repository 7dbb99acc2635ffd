namespace Tlm.Models.Dram.Streams;

/// <summary>What lies between two equal states of a stream.</summary>
/// <param name="State">The state, relative to clock and stream.</param>
/// <param name="Steps">Steps accepted.</param>
/// <param name="Cycles">Cycles.</param>
/// <param name="Completed">Completions that became known.</param>
/// <param name="CompletionSum">Sum of their cycles, each relative to the start of the period.</param>
/// <param name="Counts">What the channel counted.</param>
internal sealed record StreamPeriod(int[] State, long Steps, long Cycles, long Completed, long CompletionSum, long[] Counts)
{
    /// <summary>The period between an earlier and a later point with the same state.</summary>
    public static StreamPeriod Between(StreamPoint earlier, StreamPoint later)
    {
        long completed = later.Completed - earlier.Completed;
        return new StreamPeriod(
            later.State,
            later.Step - earlier.Step,
            later.Cycle - earlier.Cycle,
            completed,
            later.CompletionSum - earlier.CompletionSum - completed * earlier.Cycle,
            [.. later.Counts.Zip(earlier.Counts, (after, before) => after - before)]);
    }

    /// <summary>Sum of the completion cycles of a number of periods that begin at a cycle.</summary>
    public long SumFrom(long cycle, long periods) =>
        periods * (Completed * cycle + CompletionSum) + Completed * Cycles * (periods * (periods - 1) / 2);
}
