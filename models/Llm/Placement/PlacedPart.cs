namespace Tlm.Models.Llm;

/// <summary>The part of a tensor (or of each sequence's cache in a layer) that one device holds.</summary>
/// <param name="Device">Number in <see cref="PlacementOptions.Devices"/>; -1: local.</param>
/// <param name="Count">Outputs, inputs or heads, as the rule cuts.</param>
/// <param name="Address">Where the device put it; 0 for the local part.</param>
/// <param name="SecondAddress">Where the device put the values of a cache, <paramref name="Address"/> being that of its keys.</param>
public readonly record struct PlacedPart(int Device, long Count, ulong Address, ulong SecondAddress = 0)
{
    /// <summary>Whether the sender itself holds it.</summary>
    public bool IsLocal => Device < 0;
}
