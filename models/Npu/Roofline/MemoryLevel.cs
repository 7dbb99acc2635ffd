namespace Tlm.Models.Npu.Roofline;

/// <summary>A level of the memory hierarchy.</summary>
public sealed record MemoryLevel
{
    /// <summary>Name.</summary>
    [Parameter("Name")]
    public required string Name { get; init; }

    /// <summary>Size.</summary>
    [Parameter("Size", Min = "1 B")]
    public required DataSize Capacity { get; init; }

    /// <summary>Bandwidth.</summary>
    [Parameter("Bandwidth", Min = "1 bit/s")]
    public required Bandwidth Bandwidth { get; init; }

    /// <summary>Energy of a bit moved.</summary>
    [Parameter("Energy of a bit moved", Default = "4 pJ/bit")]
    public EnergyPerBit Energy { get; init; } = EnergyPerBit.Parse("4 pJ/bit");
}
