namespace Tlm;

/// <summary>Nothing is left to happen and processes still wait; the message is the report of who waits for whom.</summary>
public sealed class DeadlockException(string report, IReadOnlyList<string> processes, SimTime time)
    : SimulationException(report, null, null, time)
{
    /// <summary>Full names of the processes that wait: in the order of the cycle where there is one.</summary>
    public IReadOnlyList<string> WaitingProcesses { get; } = processes;
}
