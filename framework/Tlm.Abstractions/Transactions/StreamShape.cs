namespace Tlm;

/// <summary>
/// A strided run of transfers, nested twice, described by one payload: step <c>s</c> moves <see cref="BytesPerStep"/> bytes at
/// base + (s / Count) x OuterStride + (s % Count) x Stride. Steps issue at edges <see cref="Cycle"/> apart, counted from the issue of the stream,
/// at most <see cref="StepsPerCycle"/> an edge, in order, while fewer than <see cref="Outstanding"/> are without response.
/// </summary>
/// <param name="BytesPerStep">Bytes of one transfer.</param>
/// <param name="Stride">Bytes between the starts of neighbouring steps; may be negative or zero.</param>
/// <param name="Count">Steps of the inner run.</param>
/// <param name="OuterStride">Bytes between the starts of neighbouring inner runs.</param>
/// <param name="OuterCount">Inner runs.</param>
/// <param name="StepsPerCycle">Steps that may issue at one edge.</param>
/// <param name="Outstanding">Steps that may be without response at a time.</param>
public readonly record struct StreamShape(
    long BytesPerStep,
    long Stride,
    long Count,
    long OuterStride = 0,
    long OuterCount = 1,
    int StepsPerCycle = 1,
    int Outstanding = 1)
{
    /// <summary>Time between issue edges; zero: the only limit is <see cref="Outstanding"/>.</summary>
    public SimTime Cycle { get; init; }

    /// <summary>Steps in total.</summary>
    public long Steps => checked(Count * OuterCount);

    /// <summary>Bytes in total.</summary>
    public long Bytes => checked(BytesPerStep * Steps);

    /// <summary>True when the steps lie end to end, so that the run is one block.</summary>
    public bool IsContiguous => Stride == BytesPerStep && (OuterCount == 1 || OuterStride == checked(Count * Stride));

    /// <summary>A run of adjacent steps that covers <paramref name="bytes"/> bytes; the last step is whole as well.</summary>
    public static StreamShape Contiguous(long bytes, long bytesPerStep, int outstanding = 1) =>
        new(bytesPerStep, bytesPerStep, checked((bytes + bytesPerStep - 1) / bytesPerStep), Outstanding: outstanding);

    /// <summary>The steps of a transaction: those of its stream; a single transfer is one step.</summary>
    public static StreamShape Of(Payload payload) => payload.IsStream ? payload.StreamShape : new StreamShape(payload.Length, 0, 1);

    /// <summary>Address of a step relative to the payload's address.</summary>
    public long OffsetOf(long step) => checked((step / Count * OuterStride) + (step % Count * Stride));

    /// <summary>Lowest and highest byte touched, relative to the payload's address.</summary>
    public (long First, long Last) Extent()
    {
        long inner = checked((Count - 1) * Stride);
        long outer = checked((OuterCount - 1) * OuterStride);
        long first = Math.Min(inner, 0) + Math.Min(outer, 0);
        return (first, checked(Math.Max(inner, 0) + Math.Max(outer, 0) + BytesPerStep - 1));
    }

    /// <summary>Refuses a shape that cannot be issued.</summary>
    /// <exception cref="ArgumentException">A count, a size or a limit is not above zero, or the issue cycle is negative.</exception>
    public void Validate()
    {
        if (BytesPerStep <= 0 || Count <= 0 || OuterCount <= 0)
            throw new ArgumentException($"stream of {OuterCount} x {Count} steps of {BytesPerStep} bytes: each must be above zero");
        if (StepsPerCycle <= 0 || Outstanding <= 0 || Cycle < SimTime.Zero)
            throw new ArgumentException($"stream issues {StepsPerCycle} steps every {Cycle} with {Outstanding} outstanding: counts must be above zero, the cycle not negative");
    }
}
