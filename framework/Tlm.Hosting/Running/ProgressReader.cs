using Tlm.Kernel;

namespace Tlm.Hosting.Running;

/// <summary>Reads the progress of a running simulation.</summary>
internal static class ProgressReader
{
    public static RunProgress Read(Simulation simulation, SimTime? until)
    {
        var work = simulation.Components.OfType<IProgressSource>().Select(source => source.Progress)
            .GroupBy(progress => progress.Noun)
            .Select(group => new WorkProgress(group.Sum(p => p.Done), group.Sum(p => p.Total), group.Key));
        return new RunProgress(simulation.Now, until, simulation.Resumptions, [.. work]);
    }
}
