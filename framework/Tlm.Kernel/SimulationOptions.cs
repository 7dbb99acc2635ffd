namespace Tlm.Kernel;

/// <summary>How a simulation runs. None of it changes results, except where the end is asked for (<see cref="StopGranularity"/>).</summary>
public sealed record SimulationOptions
{
    /// <summary>Threads that may run partitions; 0: as many as there are partitions and cores.</summary>
    public int Threads { get; init; }

    /// <summary>A requested stop takes effect at the next multiple; null: at the end of the instant (1 us with several partitions).</summary>
    public SimTime? StopGranularity { get; init; }

    /// <summary>For tests: uses all threads in every window, whether it pays or not.</summary>
    internal bool AlwaysParallel { get; init; }

    /// <summary>Whether processes that wait forever when nothing is left to happen are an error.</summary>
    public bool ReportStarvation { get; init; } = true;
}
