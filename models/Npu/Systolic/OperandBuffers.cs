namespace Tlm.Models.Npu.Systolic;

/// <summary>Double-buffered operand and result memories around an array, one word an element.</summary>
public sealed record OperandBuffers
{
    /// <summary>Parts into which a buffer is divided; whole parts are filled and replaced.</summary>
    public const int Parts = 100;

    /// <summary>Elements of each operand buffer, and of the result buffer.</summary>
    public long Elements { get; init; } = 4L << 20;

    /// <summary>Elements a cycle in which a buffer is first filled.</summary>
    public int FillRate { get; init; } = 10;

    /// <summary>Elements of one part.</summary>
    public long PartElements => Elements / Parts;

    /// <summary>Parts in use while the other half is filled.</summary>
    public static int ActiveParts => Parts / 2;

    /// <summary>Results that collect before half the result buffer is written out.</summary>
    public long ActiveResults => Elements / 2;
}
