namespace Tlm.Models.Dram.Queues;

/// <summary>Counts of waiting write addresses by a hash: zero proves that an address is not waiting.</summary>
internal sealed class AddressFilter
{
    private const int Bits = 10;
    private readonly ushort[] _counts = new ushort[1 << Bits];

    public bool MayContain(long address) => _counts[Index(address)] != 0;

    public void Add(long address) => _counts[Index(address)]++;

    public void Remove(long address) => _counts[Index(address)]--;

    public void Clear() => Array.Clear(_counts);

    private static int Index(long address) => (int)((ulong)(address * -7046029254386353131L) >> (64 - Bits));
}
