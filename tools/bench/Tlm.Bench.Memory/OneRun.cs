namespace Tlm.Bench.Memory;

/// <summary>What a fresh process reports of its only run.</summary>
/// <param name="Cycles">Cycle of the last completion.</param>
/// <param name="SumOfCompletions">Sum of all completion cycles.</param>
/// <param name="Seconds">Wall time of the run itself, compilation included.</param>
/// <param name="AllocatedBytes">Bytes the run allocated.</param>
public sealed record OneRun(long Cycles, long SumOfCompletions, double Seconds, long AllocatedBytes);
