using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Bridges.Ramulator2.CrossValidation;

/// <summary>How long requests took from offer to completion.</summary>
/// <param name="Smallest">Smallest (cycles).</param>
/// <param name="Tenth">A tenth took no longer (cycles).</param>
/// <param name="Median">Half took no longer (cycles).</param>
/// <param name="Ninetieth">90 % took no longer (cycles).</param>
/// <param name="NinetyNinth">99 % took no longer (cycles).</param>
/// <param name="Largest">Largest (cycles).</param>
/// <param name="Mean">Mean (cycles).</param>
public sealed record LatencyDistribution(long Smallest, long Tenth, long Median, long Ninetieth, long NinetyNinth, long Largest, double Mean)
{
    /// <summary>The distribution of a run.</summary>
    /// <param name="requests">Its requests, at least one.</param>
    public static LatencyDistribution Of(IEnumerable<GoldenRequest> requests)
    {
        long[] sorted = [.. requests.Select(request => request.Complete - request.OfferCycle).Order()];
        long At(int percent) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * (long)percent / 100)];
        return new LatencyDistribution(sorted[0], At(10), At(50), At(90), At(99), sorted[^1], (double)sorted.Sum() / sorted.Length);
    }
}
