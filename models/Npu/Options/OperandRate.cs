namespace Tlm.Models.Npu;

/// <summary>How fast a processing element multiplies operands of given widths.</summary>
public sealed record OperandRate
{
    /// <summary>Bits of the weight (or cached) operand.</summary>
    [Parameter("Bits of the weight operand", Min = "1", Max = "64", Unit = "bits")]
    public required int WeightBits { get; init; }

    /// <summary>Bits of the activation operand.</summary>
    [Parameter("Bits of the activation operand", Min = "1", Max = "64", Unit = "bits")]
    public required int ActivationBits { get; init; }

    /// <summary>MACs that one element finishes in <see cref="Cycles"/>.</summary>
    [Parameter("MACs of one element in that many cycles", Default = "1", Min = "1")]
    public int Macs { get; init; } = 1;

    /// <summary>Cycles for <see cref="Macs"/>.</summary>
    [Parameter("Cycles for that many MACs", Default = "1", Min = "1", Unit = "cycles")]
    public int Cycles { get; init; } = 1;
}
