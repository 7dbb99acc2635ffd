namespace Tlm.Models.Interconnect;

/// <summary>An asynchronous FIFO: what is written at a time is readable so many edges of the receiving clock after the next one it can see.</summary>
internal sealed class ClockCrossing(ClockDomain receiver, int stages)
{
    /// <summary>A wait that no crossing is shorter than.</summary>
    public SimTime Shortest => receiver.Edge(stages - 1);

    /// <summary>Part of the wait that passes on a link outside.</summary>
    public SimTime OnLink { get; set; }

    /// <summary>First time at which the receiving side may read.</summary>
    public SimTime Readable(SimTime written) => receiver.Edge(checked(receiver.CyclesAt(written) + stages));
}
