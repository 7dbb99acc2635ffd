using Tlm.Kernel;

namespace Tlm.Bench.Kernel.Cases;

/// <summary>A model whose work is counted: what one side of a comparison runs.</summary>
internal sealed record BenchCase(string Name, long Count, Func<SimulationBuilder, long, WorkCounter> Build)
{
    /// <summary>True where <see cref="Count"/> is nanoseconds to simulate rather than hops.</summary>
    public bool IsTimed { get; init; }

    /// <summary>The end of a timed run: one femtosecond after its last nanosecond, so that both kernels run the events at it.</summary>
    public static SimTime EndOf(long nanoseconds) => SimTime.FromNanoseconds(nanoseconds) + SimTime.Resolution;
}

/// <summary>Counts resumptions in the model itself.</summary>
internal sealed class WorkCounter
{
    public long Resumptions;
}
