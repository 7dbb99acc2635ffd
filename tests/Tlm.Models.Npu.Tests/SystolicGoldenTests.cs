using Tlm.Models.Npu.Comparison;

namespace Tlm.Models.Npu.Tests;

public class SystolicGoldenTests
{
    [Fact]
    public void Every_recorded_product_is_exact_in_all_columns()
    {
        IReadOnlyList<ComparisonCase> cases = SystolicComparison.Run(InputFile.At(Golden.Path("scalesim/gemm.csv")));
        Assert.Equal(240, cases.Count);
        Assert.DoesNotContain(cases, item => !item.Exact);
    }

    [Theory]
    [InlineData(",5055,", ",5056,")]
    [InlineData(",11361,", ",11360,")]
    [InlineData("35.106382978723374", "35.1063829")]
    public void A_changed_column_is_found(string recorded, string changed)
    {
        string[] lines = File.ReadAllLines(Golden.Path("scalesim/gemm.csv"));
        string file = Path.GetTempFileName();
        File.WriteAllLines(file, [lines[0], lines[1].Replace(recorded, changed, StringComparison.Ordinal), lines[2]]);
        Assert.Equal([false, true], SystolicComparison.Run(InputFile.At(file)).Select(item => item.Met));
        File.Delete(file);
    }

    [Fact]
    public void A_malformed_row_is_named_with_file_and_line()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "dataflow,array_rows,array_cols,M,N,K\nws,16,x,1,1,1\n");
        InputException error = Assert.Throws<InputException>(() => SystolicComparison.Run(InputFile.At(file)));
        Assert.Equal($"{file}:2: 'array_cols': expected a whole number, found 'x'", error.Message);
        File.Delete(file);
    }
}
