namespace Tlm.Models.Dram.Queues;

/// <summary>A request inside the controller.</summary>
internal struct QueueEntry
{
    /// <summary>Byte address: what forwarding and coalescing compare.</summary>
    public long Address;

    public long Tag;
    public int Row;
    public int Column;
    public int Bank;
    public int Section;

    /// <summary>Where the timing state holds the earliest cycle of its access, the section's part and the bank's; set in the active buffer.</summary>
    public int Gate;
    public int Lane;

    /// <summary>Cycle in which it was accepted.</summary>
    public int Arrive;

    /// <summary>Order of acceptance within its queue, with the slot in the low bits: the least of some orders names the oldest request.</summary>
    public int Order;

    public int Next;
    public int Previous;
    public bool IsWrite;

    /// <summary>It has been counted as row hit, miss or conflict.</summary>
    public bool Counted;
}
