namespace Tlm.Models.Dram.Queues;

/// <summary>A request that waits to be accepted, and where it lies. Plain fields: they are written and read one by one, never copied as a block.</summary>
internal struct Offer
{
    /// <summary>Cycle from which on it is offered.</summary>
    public long OfferCycle;

    public long Address;
    public long Tag;
    public int Bank;
    public int Row;
    public int Column;
    public bool IsWrite;
}
