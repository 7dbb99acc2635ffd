using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Npu.Timing;

namespace Tlm.Models.Npu.Tests;

public class ScratchpadBankTests
{
    /// <summary>Word by word: which bank does each row's word lie on?</summary>
    [Fact]
    public void The_busiest_bank_is_that_of_the_addresses()
    {
        var cases = from banks in Gen.Choose(1, 40)
                    from width in Gen.Elements(8, 16, 32)
                    from rows in Gen.Choose(1, 200)
                    from words in Gen.Choose(1, 500)
                    select (banks, width, rows, words);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(cases), item =>
        {
            var banks = new ScratchpadBanks(new ScratchpadOptions { Banks = item.banks, BankWidth = DataSize.FromBytes(item.width), Layout = ScratchpadLayout.Rows });
            int[] load = new int[item.banks];
            for (long row = 0; row < item.rows; row++)
                load[row * item.words % item.banks]++;
            return load.Max() == banks.BusiestBank(item.rows, (long)item.words * item.width);
        }));
    }

    [Theory]
    [InlineData(4096, 16)] // rows of a power of two all begin on one bank
    [InlineData(4096 + 32, 1)] // a word of padding, and none meet
    [InlineData(4096 + 64, 2)]
    public void Rows_that_meet_on_a_bank_wait_for_each_other(int rowBytes, long factor)
    {
        var rows = new ScratchpadBanks(new ScratchpadOptions { Layout = ScratchpadLayout.Rows });
        var skewed = new ScratchpadBanks(new ScratchpadOptions());
        Assert.Equal(factor * skewed.FeedCycles(1 << 20, 64, rowBytes), rows.FeedCycles(1 << 20, 64, rowBytes));
        Assert.Equal((1 << 20) / (16 * 32), skewed.FeedCycles(1 << 20, 64, rowBytes));
    }
}
