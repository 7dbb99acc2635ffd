using Tlm.Models.Dram.Streams;

namespace Tlm.Models.Dram.Components;

/// <summary>Transactions of one channel that are offered one after another: equidistant ones, or equidistant rows of such.</summary>
/// <param name="Address">Byte address of the first inside the channel.</param>
/// <param name="Stride">Bytes between neighbours.</param>
/// <param name="Count">How many.</param>
/// <param name="IsWrite">Write or read.</param>
/// <param name="Cycle">Cycle from which on they are offered.</param>
/// <param name="Tag">Number of the access that they belong to.</param>
/// <param name="Inner">Transactions of a row; 0 = all are in one.</param>
/// <param name="Outer">Bytes from one row to the next.</param>
internal readonly record struct TransactionRun(
    long Address, long Stride, long Count, bool IsWrite, long Cycle, int Tag, long Inner = 0, long Outer = 0)
{
    /// <summary>Rows.</summary>
    public long Rows => Inner == 0 ? 1 : Count / Inner;

    /// <summary>The line through it, the first transaction having a number.</summary>
    public StreamLine Line(long first) => Inner == 0
        ? new StreamLine(Address - (first * Stride), Stride, IsWrite)
        : new StreamLine(Address, Stride, IsWrite, first, Inner, Outer);

    /// <summary>Do the ranges of addresses overlap (not before the last transaction begins)?</summary>
    public bool Overlaps(in TransactionRun other) => Low <= other.High && other.Low <= High;

    private long InRow => ((Inner == 0 ? Count : Inner) - 1) * Stride;

    private long BetweenRows => (Rows - 1) * Outer;

    private long Low => Address + Math.Min(0, InRow) + Math.Min(0, BetweenRows);

    private long High => Address + Math.Max(0, InRow) + Math.Max(0, BetweenRows);
}
