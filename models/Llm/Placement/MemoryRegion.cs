namespace Tlm.Models.Llm;

/// <summary>A named range of addresses.</summary>
/// <param name="Name">Tensor name, or <c>kv.layer.N</c>.</param>
/// <param name="Address">First byte.</param>
/// <param name="Bytes">Length.</param>
public readonly record struct MemoryRegion(string Name, ulong Address, long Bytes)
{
    /// <summary>First address after the region.</summary>
    public ulong End => Address + (ulong)Bytes;
}
