namespace Tlm.Models.Npu.Roofline;

/// <summary>Peak rate for operands of a width.</summary>
public sealed record PeakRate
{
    /// <summary>Bits of the wider operand.</summary>
    [Parameter("Bits of the wider operand", Min = "1", Max = "64", Unit = "bits")]
    public required int Bits { get; init; }

    /// <summary>Operations a second; a MAC is two.</summary>
    [Parameter("Operations a second (a multiply-accumulate is two)", Min = "1", Unit = "OPS")]
    public required long Rate { get; init; }
}
