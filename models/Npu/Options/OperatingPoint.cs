namespace Tlm.Models.Npu;

/// <summary>A clock with the voltage that it needs.</summary>
public sealed record OperatingPoint
{
    /// <summary>Name.</summary>
    [Parameter("Name")]
    public required string Name { get; init; }

    /// <summary>Clock.</summary>
    [Parameter("Clock", Min = "1 kHz")]
    public required Frequency Clock { get; init; }

    /// <summary>Supply voltage.</summary>
    [Parameter("Supply voltage", Min = "1 mV")]
    public required Voltage Voltage { get; init; }
}
