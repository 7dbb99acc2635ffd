namespace Tlm.Abstractions.Tests.Statistics;

internal sealed class ManualClock : ISimulatedClock
{
    public long NowFemtoseconds { get; set; }
}
