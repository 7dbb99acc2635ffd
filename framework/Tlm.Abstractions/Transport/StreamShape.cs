namespace Tlm;

/// <summary>A strided run, nested twice, that one payload stands for, and how the initiator issues its steps.</summary>
/// <param name="BytesPerStep">Bytes of one step.</param>
/// <param name="Stride">Bytes from one step's address to the next.</param>
/// <param name="Count">Steps of an inner run.</param>
/// <param name="OuterStride">Bytes from one inner run's address to the next.</param>
/// <param name="OuterCount">Inner runs.</param>
/// <param name="StepsPerCycle">Steps issued a cycle of the initiator.</param>
/// <param name="Outstanding">Steps that may be under way together.</param>
public readonly record struct StreamShape(
    long BytesPerStep,
    long Stride,
    long Count,
    long OuterStride = 0,
    long OuterCount = 1,
    int StepsPerCycle = 1,
    int Outstanding = 1)
{
    /// <summary>Steps in total.</summary>
    public long Steps => checked(Count * OuterCount);

    /// <summary>Bytes in total.</summary>
    public long Bytes => checked(Steps * BytesPerStep);

    /// <summary>A run of adjacent steps.</summary>
    public static StreamShape Contiguous(long bytes, long bytesPerStep, int outstanding = 1) =>
        new(bytesPerStep, bytesPerStep, checked((bytes + bytesPerStep - 1) / bytesPerStep), Outstanding: outstanding);
}
