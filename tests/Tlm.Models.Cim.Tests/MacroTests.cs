using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Cim.Macros;

namespace Tlm.Models.Cim.Tests;

public class MacroTests
{
    [Fact]
    public void Inner_products_are_exact_and_take_the_cycles_of_the_timing()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Arb.From(Macros()), item =>
        {
            (MacroOptions options, int seed) = item;
            Random random = new(seed);
            var macro = new InnerProductMacro(options);
            var timing = new MacroTiming(options);
            long[][] words = [.. Enumerable.Range(0, options.Rows).Select(_ => Numbers(random, options.Columns, options.WordBits))];
            for (int row = 0; row < options.Rows; row++)
                macro.Write(row, words[row]);
            Assert.Equal(timing.WriteCycles(options.Rows, options.Columns), macro.Cycles);
            Assert.Equal(timing.Bits(options.Rows, options.Columns), macro.BitsWritten);
            long[] vector = Numbers(random, options.Rows, options.StreamBits);
            long before = macro.Cycles;
            long[] expected = [.. Enumerable.Range(0, options.Columns).Select(column => Enumerable.Range(0, options.Rows).Sum(row => words[row][column] * vector[row]))];
            Assert.Equal(expected, macro.Multiply(vector));
            Assert.Equal(timing.ComputeCycles(options.Rows, options.Columns, 1) - options.Pipeline, macro.Cycles - before);
            Assert.Equal(timing.BitMacs(options.Rows, options.Columns, 1), macro.BitMacs);
        }));
    }

    [Fact]
    public void Outer_products_add_up_exactly_and_take_the_cycles_of_the_timing()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Arb.From(Macros()), item =>
        {
            (MacroOptions options, int seed) = item;
            Random random = new(seed);
            var macro = new OuterProductMacro(options);
            var expected = new long[options.Rows, options.Columns];
            const int Steps = 5;
            for (int step = 0; step < Steps; step++)
            {
                (long[] down, long[] across) = (Numbers(random, options.Rows, 8), Numbers(random, options.Columns, options.StreamBits));
                macro.Accumulate(down, across);
                for (int row = 0; row < options.Rows; row++)
                    for (int column = 0; column < options.Columns; column++)
                        expected[row, column] += down[row] * across[column];
            }
            for (int row = 0; row < options.Rows; row++)
                for (int column = 0; column < options.Columns; column++)
                    Assert.Equal(expected[row, column], macro[row, column]);
            Assert.Equal(new MacroTiming(options).ComputeCycles(options.Rows, options.Columns, Steps) - options.Pipeline, macro.Cycles);
        }));
    }

    [Fact]
    public void A_word_that_does_not_fit_is_refused()
    {
        var macro = new InnerProductMacro(new MacroOptions { Rows = 1, Columns = 1, WordBits = 4 });
        macro.Write(0, [-8]);
        Assert.Throws<ArgumentOutOfRangeException>(() => macro.Write(0, [8]));
    }

    [Fact]
    public void Operands_larger_than_the_grid_take_several()
    {
        var timing = new MacroTiming(new MacroOptions { Rows = 128, Columns = 64, Pipeline = 4, WriteCycles = 2 });
        Assert.Equal(6, timing.Grids(300, 100));
        Assert.Equal((10 * 6 * 8) + 4, timing.ComputeCycles(300, 100, 10));
        Assert.Equal(300 * 2 * 2, timing.WriteCycles(300, 100));
    }

    private static long[] Numbers(Random random, int count, int bits)
    {
        return [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(-(1L << (bits - 1)), 1L << (bits - 1)))];
    }

    private static Gen<(MacroOptions Options, int Seed)> Macros()
    {
        return from rows in Gen.Choose(1, 12)
               from columns in Gen.Choose(1, 4)
               from shared in Gen.Elements(1, columns)
               from word in Gen.Choose(1, 12)
               from stream in Gen.Choose(1, 12)
               from bits in Gen.Choose(1, stream)
               from seed in Gen.Choose(0, 1_000_000)
               select (new MacroOptions { Rows = rows, Columns = columns, ColumnsPerAdder = shared, WordBits = word, StreamBits = stream, BitsPerCycle = bits }, seed);
    }
}
