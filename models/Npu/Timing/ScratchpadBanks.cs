namespace Tlm.Models.Npu.Timing;

/// <summary>How fast the banks of the scratchpad feed the array.</summary>
public sealed class ScratchpadBanks(ScratchpadOptions options)
{
    private readonly long _width = options.BankWidth.Bytes;

    /// <summary>Cycles to read operands, a word from each of so many rows at a time.</summary>
    /// <param name="bytes">Bytes of the operands.</param>
    /// <param name="rows">Rows read together.</param>
    /// <param name="rowBytes">Bytes from the start of a row to that of the next one.</param>
    public long FeedCycles(long bytes, long rows, long rowBytes)
    {
        long even = Ceiling(bytes, options.Banks * _width);
        if (options.Layout == ScratchpadLayout.Skewed)
            return even;
        return checked(even * BusiestBank(rows, rowBytes) / Ceiling(rows, options.Banks));
    }

    /// <summary>Words on the busiest bank when a word of each row is read and rows lie end to end from a bank boundary on: rows a multiple of all banks apart all lie on one.</summary>
    public long BusiestBank(long rows, long rowBytes)
    {
        long distance = Ceiling(rowBytes, _width) % options.Banks;
        return Ceiling(rows, options.Banks / CommonDivisor(distance, options.Banks));
    }

    private static long CommonDivisor(long a, long b)
    {
        return a == 0 ? b : CommonDivisor(b % a, a);
    }

    private static long Ceiling(long work, long places)
    {
        return (work + places - 1) / places;
    }
}
