namespace Tlm.Models.Cim.Macros;

/// <summary>
/// An outer-product macro with its numbers: sums stay in the grid, and every step adds the product of a column vector, which waits at the rows, with a row vector that comes
/// bit by bit.
/// </summary>
public sealed class OuterProductMacro(MacroOptions options)
{
    private readonly long[,] _sums = new long[options.Rows, options.Columns];

    /// <summary>Cycles so far.</summary>
    public long Cycles { get; private set; }

    /// <summary>Streamed bits on stored words so far.</summary>
    public long BitMacs { get; private set; }

    /// <summary>A sum.</summary>
    public long this[int row, int column] => _sums[row, column];

    /// <summary>Adds <paramref name="rows"/> times <paramref name="columns"/>.</summary>
    /// <param name="rows">A value for every row.</param>
    /// <param name="columns">A value for every column, in two's complement of <see cref="MacroOptions.StreamBits"/> bits.</param>
    public void Accumulate(ReadOnlySpan<long> rows, ReadOnlySpan<long> columns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, options.Rows);
        ArgumentOutOfRangeException.ThrowIfNotEqual(columns.Length, options.Columns);
        for (int turn = 0; turn < options.ColumnsPerAdder; turn++)
        {
            for (int bit = 0; bit < options.StreamBits; bit += options.BitsPerCycle)
            {
                for (int column = turn; column < options.Columns; column += options.ColumnsPerAdder)
                    Add(rows, column, BitSerial.Digit(columns[column], bit, options.BitsPerCycle, options.StreamBits));
                Cycles++;
            }
        }
        BitMacs += (long)options.Rows * options.Columns * options.StreamBits;
    }

    private void Add(ReadOnlySpan<long> rows, int column, long digit)
    {
        for (int row = 0; row < rows.Length; row++)
            _sums[row, column] += rows[row] * digit;
    }
}
