using Tlm.Transactions;

namespace Tlm.Samples.Tlm2;

/// <summary>Times of a memory target.</summary>
/// <param name="Accept">From request to its end.</param>
/// <param name="Read">Time of a read.</param>
/// <param name="Write">Time of a write.</param>
public readonly record struct MemoryTimes(SimTime Accept, SimTime Read, SimTime Write)
{
    /// <summary>Times in nanoseconds.</summary>
    public static MemoryTimes Nanoseconds(long accept, long read, long write) =>
        new(SimTime.FromNanoseconds(accept), SimTime.FromNanoseconds(read), SimTime.FromNanoseconds(write));
}

/// <summary>The 4 KiB behind every target of the examples.</summary>
/// <param name="id">Number of the target.</param>
/// <param name="times">Its times.</param>
/// <param name="log">Where accesses are noted.</param>
public sealed class TargetMemory(int id, MemoryTimes times, ExampleLog log)
{
    /// <summary>The bytes.</summary>
    public MemoryStore Store { get; } = new(4096);

    /// <summary>Time of an access, without making it.</summary>
    public SimTime TimeOf(Payload payload) => payload.IsRead ? times.Read : times.Write;

    /// <summary>Makes an access.</summary>
    /// <returns>Its time.</returns>
    public SimTime Access(Payload payload, SimTime now)
    {
        MemoryAccess.Perform(Store, payload, $"target {id}");
        if (payload.Length == 4)
            log.Access(id, now, payload);
        return TimeOf(payload);
    }
}
