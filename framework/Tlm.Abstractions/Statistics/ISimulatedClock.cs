namespace Tlm;

/// <summary>Tells the simulated time; statistics that weigh by time ask it.</summary>
public interface ISimulatedClock
{
    /// <summary>The current simulated time in femtoseconds.</summary>
    long NowFemtoseconds { get; }
}
