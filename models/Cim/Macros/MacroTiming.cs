namespace Tlm.Models.Cim.Macros;

/// <summary>Cycles and counts of a macro for operands that may be larger than its grid.</summary>
public sealed class MacroTiming(MacroOptions options)
{
    /// <summary>Cycles in which one streamed vector passes a full grid: all its bits, once for each column that shares an adder.</summary>
    public long StepCycles => Ceiling(options.StreamBits, options.BitsPerCycle) * options.ColumnsPerAdder;

    /// <summary>Grids that an operand of so many rows and columns fills.</summary>
    public long Grids(long rows, long columns)
    {
        return checked(Ceiling(rows, options.Rows) * Ceiling(columns, options.Columns));
    }

    /// <summary>Cycles to write an operand: row by row of every grid, one after the other.</summary>
    public long WriteCycles(long rows, long columns)
    {
        return checked(rows * Ceiling(columns, options.Columns) * options.WriteCycles);
    }

    /// <summary>Cycles for so many streamed vectors (inner product) or pairs of vectors (outer product) over a stored operand, one grid after the other.</summary>
    public long ComputeCycles(long rows, long columns, long vectors)
    {
        return vectors == 0 ? 0 : checked((vectors * Grids(rows, columns) * StepCycles) + options.Pipeline);
    }

    /// <summary>Streamed bits on stored words: what energy goes by.</summary>
    public Int128 BitMacs(long rows, long columns, long vectors)
    {
        return (Int128)rows * columns * vectors * options.StreamBits;
    }

    /// <summary>Bits of an operand.</summary>
    public long Bits(long rows, long columns)
    {
        return checked(rows * columns * options.WordBits);
    }

    private static long Ceiling(long work, long places)
    {
        return (work + places - 1) / places;
    }
}
