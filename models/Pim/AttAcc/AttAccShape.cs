namespace Tlm.Models.Pim.AttAcc;

/// <summary>Where the processing units of AttAcc sit.</summary>
public enum AttAccLevel
{
    /// <summary>One at every bank.</summary>
    Bank,

    /// <summary>One at every bank group.</summary>
    BankGroup,

    /// <summary>One a pseudo-channel, on the buffer die.</summary>
    Buffer,
}

/// <summary>The attention of a number of heads on one stack.</summary>
/// <param name="Level">Where the units sit.</param>
/// <param name="Heads">Heads (times requests) mapped on the stack.</param>
/// <param name="SequenceLength">Keys a head.</param>
/// <param name="HeadDimension">Values a key.</param>
/// <param name="BytesPerValue">Bytes a value.</param>
/// <param name="MaximumLength">Longest sequence, which spaces the bases of K and V (4,096 in the published runs).</param>
public sealed record AttAccShape(
    AttAccLevel Level, int Heads, int SequenceLength, int HeadDimension = 128, int BytesPerValue = 2, int MaximumLength = 4096)
{
    /// <summary>Throws where a size is not usable.</summary>
    /// <exception cref="PimException">A size is below 1, or a value is wider than a column.</exception>
    public void Check()
    {
        foreach (var (name, value) in new[]
                 {
                     ("heads", Heads), ("sequence length", SequenceLength), ("head dimension", HeadDimension),
                     ("bytes per value", BytesPerValue), ("maximum length", MaximumLength),
                 })
        {
            if (value < 1)
                throw new PimException($"attention on PIM: {name} must be at least 1, found {value}");
        }

        if (BytesPerValue > 32)
            throw new PimException($"attention on PIM: a value of {BytesPerValue} bytes does not fit a 32-byte column");
    }
}
