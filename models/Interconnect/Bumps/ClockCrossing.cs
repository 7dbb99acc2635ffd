namespace Tlm.Models.Interconnect;

/// <summary>An asynchronous FIFO: what is written at a time is readable so many edges of the receiving clock after the next one it can see.</summary>
internal sealed class ClockCrossing(ClockDomain receiver, int stages)
{
    /// <summary>First time at which the receiving side may read.</summary>
    public SimTime Readable(SimTime written) => receiver.Edge(checked(receiver.CyclesAt(written) + stages));
}
