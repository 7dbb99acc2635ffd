using Tlm.Kernel;

namespace Tlm.Hosting.Running;

/// <summary>Reads the progress of a running simulation.</summary>
internal static class ProgressReader
{
    public static RunProgress Read(Simulation simulation, SimTime? until, long operators)
    {
        var work = simulation.Components.OfType<IProgressSource>().Select(source => source.Progress)
            .GroupBy(progress => progress.Noun)
            .Select(group => new WorkProgress(group.Sum(p => p.Done), group.Sum(p => p.Total), group.Key));
        WorkProgress[] all = operators > 0 ? [.. work, new WorkProgress(operators, 0, "operators")] : [.. work];
        return new RunProgress(simulation.Now, until, simulation.Resumptions, all, simulation.PartitionProgress);
    }
}
