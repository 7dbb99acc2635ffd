namespace Tlm.Models.Dram.Streams;

/// <summary>
/// A strided run without ends: transaction n lies at origin + n x stride; or rows of such runs: with r = (n - first) / inner, at
/// origin + r x outer + (n - first - r x inner) x stride.
/// </summary>
/// <param name="Origin">Address of transaction 0 (which need not exist); with rows, of transaction <paramref name="First"/>.</param>
/// <param name="Stride">Bytes from one transaction to the next.</param>
/// <param name="IsWrite">Writes or reads.</param>
/// <param name="First">With rows, a transaction that begins one.</param>
/// <param name="Inner">Transactions of a row; 0 = there are no rows.</param>
/// <param name="Outer">Bytes from one row to the next.</param>
internal readonly record struct StreamLine(long Origin, long Stride, bool IsWrite, long First = 0, long Inner = 0, long Outer = 0)
{
    /// <summary>The address only ever grows.</summary>
    public bool IsAscending => Stride > 0 && (Inner == 0 || Outer >= Inner * Stride);

    /// <summary>Address of a transaction.</summary>
    public long AddressOf(long index)
    {
        if (Inner == 0)
            return Origin + (index * Stride);
        long inRow = InRow(index);
        return Origin + ((index - First - inRow) / Inner * Outer) + (inRow * Stride);
    }

    /// <summary>Place of a transaction in its row.</summary>
    public long InRow(long index)
    {
        if (Inner == 0)
            return 0;
        long inRow = (index - First) % Inner;
        return inRow < 0 ? inRow + Inner : inRow;
    }

    /// <summary>The first transaction from one on that may lie at an address; <see cref="long.MaxValue"/> if none does.</summary>
    public long FirstAt(long address, long from)
    {
        if (!IsAscending)
            return from; // not worth the time to look
        if (address < AddressOf(from))
            return long.MaxValue;
        long offset = address - Origin;
        if (Inner == 0)
            return offset % Stride == 0 ? offset / Stride : long.MaxValue;
        long row = (offset - (((offset % Outer) + Outer) % Outer)) / Outer;
        long inRow = offset - (row * Outer);
        return inRow % Stride == 0 && inRow / Stride < Inner ? First + (row * Inner) + (inRow / Stride) : long.MaxValue;
    }

    /// <summary>Transactions from one on that stay within a number of bytes, upwards or downwards; with rows at least that many.</summary>
    public long Within(long bytes, long from)
    {
        if (Stride == 0 && Inner == 0)
            return long.MaxValue;
        if (Inner == 0)
            return bytes / Math.Abs(Stride);
        long rows = (bytes - (Inner * Math.Abs(Stride))) / Math.Max(1, Math.Abs(Outer));
        return Math.Max(0, (rows * Inner) - InRow(from));
    }
}
