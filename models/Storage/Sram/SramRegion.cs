namespace Tlm.Models.Storage;

/// <summary>A named part of an SRAM: an adapter, the cache, activations.</summary>
public sealed record SramRegion
{
    /// <summary>Name.</summary>
    [Parameter("Name")]
    public required string Name { get; init; }

    /// <summary>Size.</summary>
    [Parameter("Size", Min = "1 B")]
    public required DataSize Size { get; init; }
}
