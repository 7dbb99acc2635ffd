namespace Tlm;

/// <summary>A measurement over simulated time in bins of one width.</summary>
/// <param name="Start">Start of the first bin, in femtoseconds.</param>
/// <param name="Width">Width of a bin, in femtoseconds.</param>
/// <param name="Contents">For each bin the sum of amounts, or the time integral of a level, in the statistic's unit (times femtoseconds).</param>
public sealed record TimeBinsSnapshot(long Start, long Width, IReadOnlyList<Int128> Contents);
