namespace Tlm.Models.Cim.Macros;

/// <summary>
/// An inner-product macro with its numbers: a stored matrix, a vector that comes bit by bit, one adder tree for every so many columns. Two's complement: the top bit counts
/// negative. The reference for <see cref="MacroTiming"/>, and a functional model.
/// </summary>
public sealed class InnerProductMacro(MacroOptions options)
{
    private readonly long[,] _words = new long[options.Rows, options.Columns];

    /// <summary>Cycles so far.</summary>
    public long Cycles { get; private set; }

    /// <summary>Bits written so far.</summary>
    public long BitsWritten { get; private set; }

    /// <summary>Streamed bits on stored words so far.</summary>
    public long BitMacs { get; private set; }

    /// <summary>Writes a row.</summary>
    /// <param name="row">Row.</param>
    /// <param name="words">A value for every column, in two's complement of <see cref="MacroOptions.WordBits"/> bits.</param>
    /// <exception cref="ArgumentOutOfRangeException">A word does not fit, or there is no such row.</exception>
    public void Write(int row, ReadOnlySpan<long> words)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(words.Length, options.Columns);
        for (int column = 0; column < words.Length; column++)
        {
            BitSerial.Check(words[column], options.WordBits);
            _words[row, column] = words[column];
        }
        Cycles += options.WriteCycles;
        BitsWritten += (long)words.Length * options.WordBits;
    }

    /// <summary>The inner products of a vector with every column.</summary>
    /// <param name="vector">A value for every row, in two's complement of <see cref="MacroOptions.StreamBits"/> bits.</param>
    public long[] Multiply(ReadOnlySpan<long> vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, options.Rows);
        var sums = new long[options.Columns];
        for (int turn = 0; turn < options.ColumnsPerAdder; turn++)
        {
            for (int bit = 0; bit < options.StreamBits; bit += options.BitsPerCycle)
            {
                for (int column = turn; column < options.Columns; column += options.ColumnsPerAdder)
                    sums[column] += Add(vector, column, bit);
                Cycles++;
            }
        }
        BitMacs += (long)options.Rows * options.Columns * options.StreamBits;
        return sums;
    }

    /// <summary>The adder tree's result for the bits of one cycle.</summary>
    private long Add(ReadOnlySpan<long> vector, int column, int first)
    {
        long sum = 0;
        for (int row = 0; row < vector.Length; row++)
            sum += _words[row, column] * BitSerial.Digit(vector[row], first, options.BitsPerCycle, options.StreamBits);
        return sum;
    }
}
