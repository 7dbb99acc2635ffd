namespace Tlm.Hosting.Scenarios.Model;

/// <summary>A range of the address map, as a scenario writes it.</summary>
public sealed record AddressRangeOptions
{
    /// <summary>First address.</summary>
    [Parameter("The first address, e.g. 0x80000000")]
    public required ulong Base { get; init; }

    /// <summary>Size.</summary>
    [Parameter("Size of the range", Min = "1 B")]
    public required DataSize Size { get; init; }

    /// <summary>Who answers.</summary>
    [Parameter("The component, or component.port, that answers")]
    public required string Target { get; init; }
}
