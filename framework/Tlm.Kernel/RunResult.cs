namespace Tlm.Kernel;

/// <summary>Why a run ended.</summary>
public enum StopReason
{
    /// <summary>Nothing is left to happen.</summary>
    Finished,

    /// <summary>The time that was asked for is reached.</summary>
    Until,

    /// <summary>The model asked to stop.</summary>
    Stopped,

    /// <summary>Paused from outside; the run can go on.</summary>
    Paused,

    /// <summary>Interrupted through the cancellation token; the run can go on.</summary>
    Interrupted,
}

/// <summary>What a run came to.</summary>
/// <param name="End">Simulated time at the end.</param>
/// <param name="Reason">Why it ended.</param>
/// <param name="Resumptions">Process resumptions since time 0.</param>
/// <param name="DeltaCycles">Delta cycles since time 0, over all partitions; depends on the partitioning.</param>
public readonly record struct RunResult(SimTime End, StopReason Reason, long Resumptions, long DeltaCycles);
