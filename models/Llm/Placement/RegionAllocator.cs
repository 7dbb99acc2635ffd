namespace Tlm.Models.Llm;

/// <summary>Hands out aligned regions one after the other.</summary>
internal sealed class RegionAllocator(ulong start, ulong alignment)
{
    private ulong _next = start;

    public MemoryRegion Take(string name, long bytes)
    {
        ulong address = checked(_next + alignment - 1) & ~(alignment - 1);
        _next = checked(address + (ulong)bytes);
        return new MemoryRegion(name, address, bytes);
    }
}
