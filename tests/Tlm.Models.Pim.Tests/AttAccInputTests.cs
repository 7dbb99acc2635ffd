using Tlm.Models.Pim.AttAcc;
using Tlm.Models.Pim.Comparison;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Tests;

public sealed class AttAccInputTests
{
    [Fact]
    public void An_unknown_preset_names_the_nearest_one()
    {
        var error = Assert.Throws<PimException>(() => VariantReader.Shipped("attacc-hbm3", "HBM3_5.2Gpbs"));
        Assert.Contains("no preset 'HBM3_5.2Gpbs'; the nearest is 'HBM3_5.2Gbps'", error.Message);
    }

    [Fact]
    public void An_unknown_variant_names_the_nearest_one()
    {
        var error = Assert.Throws<PimException>(() => VariantReader.Shipped("atacc-hbm3", "HBM3_5.2Gbps"));
        Assert.Contains("'attacc-hbm3'", error.Message);
    }

    [Fact]
    public void A_constraint_with_an_unknown_command_says_where()
    {
        var error = Assert.Throws<PimException>(() => VariantReader.Read("my.yaml", new StringReader(Variant("[Bank, [RX], [RD], nBL]")), "P"));
        Assert.Contains("my.yaml(10,", error.Message);
        Assert.Contains("command 'RX' is not known; the nearest is 'RD'", error.Message);
    }

    [Fact]
    public void A_distance_with_an_unknown_timing_names_the_nearest_one()
    {
        var error = Assert.Throws<PimException>(() => VariantReader.Read("my.yaml", new StringReader(Variant("[Bank, [RD], [RD], nBK]")), "P"));
        Assert.Contains("timing parameter 'nBK' is not known; the nearest is 'nBL'", error.Message);
    }

    [Fact]
    public void An_unknown_key_names_the_nearest_one()
    {
        string text = Variant("[Bank, [RD], [RD], nBL]").Replace("scope: Column }", "scope: Column, efect: open }", StringComparison.Ordinal);
        var error = Assert.Throws<PimException>(() => VariantReader.Read("my.yaml", new StringReader(text), "P"));
        Assert.Contains("my.yaml(8,", error.Message);
        Assert.Contains("key 'efect' is not known here; the nearest is 'effect'", error.Message);
    }

    [Fact]
    public void The_energy_of_a_run_is_that_of_its_commands()
    {
        var variant = VariantReader.Shipped("attacc-hbm3", "HBM3_5.2Gbps");
        var result = new Control.PimStack(variant, AttAccSchedule.Build(variant, new AttAccShape(AttAccLevel.Bank, 16, 256))).Run();
        // 1,024 MACAB, 128 WRGB, 384 MVSB and 128 MVGB, from the golden counts of that point
        Assert.Equal(1_024 * 9_338_880L + 128 * 778_240 + (384 + 128) * 701_440L, result.Energy.Femtojoules);
    }

    [Fact]
    public void Distances_are_sums_and_differences_of_timings_and_numbers()
    {
        var variant = VariantReader.Read("my.yaml", new StringReader(Variant("[Bank, [RD], [RD], nCL + nBL + 2 - nBL]")), "P");
        Assert.Equal(21, variant.Constraints[0].Latency);
    }

    [Theory]
    [InlineData(0, 256, 128, 2, "heads must be at least 1, found 0")]
    [InlineData(16, -1, 128, 2, "sequence length must be at least 1, found -1")]
    [InlineData(16, 256, 0, 2, "head dimension must be at least 1, found 0")]
    [InlineData(16, 256, 128, 64, "64 bytes does not fit a 32-byte column")]
    public void A_size_that_makes_no_sense_is_refused(int heads, int length, int dimension, int bytes, string message)
    {
        var variant = VariantReader.Shipped("attacc-hbm3", "HBM3_5.2Gbps");
        var error = Assert.Throws<PimException>(
            () => AttAccSchedule.Build(variant, new AttAccShape(AttAccLevel.Bank, heads, length, dimension, bytes)));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void A_golden_folder_without_golden_files_is_refused()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        Assert.Contains("neither pim_cycles.csv nor cmdtrace_", Assert.Throws<PimException>(() => PimComparison.Run(folder)).Message);
        Assert.Contains("does not exist", Assert.Throws<PimException>(() => PimComparison.Run(folder + "x")).Message);
    }

    [Fact]
    public void A_changed_golden_number_is_not_met()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string[] lines = File.ReadAllLines(Path.Combine(Golden.Folder, "pim_cycles.csv"));
        File.WriteAllLines(Path.Combine(folder, "pim_cycles.csv"), [lines[0], lines[1].Replace(",465,465,", ",465,466,", StringComparison.Ordinal)]);
        var only = Assert.Single(PimComparison.Run(folder));
        Assert.Equal((466, 465, false, false), (only.Expected, only.Got, only.Exact, only.Met));
    }

    private static string Variant(string constraint) => $$"""
        pim: 1
        name: small
        organization: { levels: [Channel, Bank, Row, Column], counts: [1, 2, 16, 16], device_width: 16, channel_width: 16, prefetch: 8 }
        timings: [nBL, nCL, tCK_ps]
        presets:
          P: [2, 19, 1000]
        commands:
          RD: { bus: column, scope: Column }
        constraints:
          - {{constraint}}
        """;
}
