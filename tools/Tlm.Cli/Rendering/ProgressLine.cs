using Tlm.Hosting.Running;
using Tlm.Kernel;

namespace Tlm.Cli.Rendering;

/// <summary>Writes the progress of a run in a line: simulated time, work done, speed, and when it will be over as far as known.</summary>
internal static class ProgressLine
{
    public static string Of(RunProgress progress, TimeSpan elapsed, bool partitions = false)
    {
        var parts = new List<string> { $"simulated {Numbers.Show(progress.Now.Femtoseconds, Unit.Femtoseconds)}" };
        foreach (var work in progress.Work)
            parts.Add(work.Total > 0 ? $"{work.Done}/{work.Total} {work.Noun}" : $"{work.Done} {work.Noun}");
        var rate = elapsed.TotalSeconds > 0 ? progress.Events / elapsed.TotalSeconds : 0;
        parts.Add($"{Numbers.Compact(rate)} events/s");
        if (Share(progress) is > 0 and var share)
            parts.Add($"ETA {Wall(elapsed * ((1 - share) / share))}");
        if (partitions && progress.Partitions.Count > 1)
            parts.Add($"partitions {string.Join(" | ", progress.Partitions.Select(Of))}");
        return string.Join(", ", parts);
    }

    private static string Of(PartitionProgress partition) =>
        $"{partition.Name} at {Numbers.Show(partition.Now.Femtoseconds, Unit.Femtoseconds)}, {Numbers.Compact(partition.Events)} events";

    // the part that is done, by work where components know theirs, else by time
    private static double Share(RunProgress progress)
    {
        var known = progress.Work.Where(work => work.Total > 0).ToArray();
        if (known.Length > 0)
            return known.Min(work => (double)work.Done / work.Total);
        return progress.Until is { } until ? (double)progress.Now.Femtoseconds / until.Femtoseconds : 0;
    }

    private static string Wall(TimeSpan time)
    {
        return time.TotalHours >= 1 ? $"{(int)time.TotalHours} h {time.Minutes} min" : time.TotalMinutes >= 1 ? $"{time.Minutes} min {time.Seconds} s" : $"{time.TotalSeconds:0} s";
    }
}
