using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;

namespace Tlm.Models.Dram.Tests.Standards;

/// <summary>A standard file of one's own that extends LPDDR5; each test spoils one thing.</summary>
public class BadStandardFileTests
{
    private const string _good = """
        standard: MINE
        extends: LPDDR5
        description: a part of one's own
        cross_checked: no
        sources:
          sheet: { provenance: published, text: "datasheet" }
        organizations:
          MINE_8Gb: { source: sheet, density: 8192, dq: 16, channel_width: 16, rank: 1, bankgroup: 4, bank: 4, row: 32768, column: 1024, channel_capacity: 8192 }
        timing_presets:
          MINE_6400:
            source: sheet
            values: { rate: 6400, nBL_min: 2, nBL_max: 4, nCL: 17, nRCD: 15, nRP: 15, nRPab: 17, nRAS: 34, nRC: 49, nWR: 28, nRTP: 8,
              nCWL: 9, nPPD: 2, nCCDS: 2, nCCDL: 4, nCCDS_WR: 2, nCCDL_WR: 4, nWTRS: 5, nWTRL: 10, nWCKPST: 1, nCAS: 0, nAAD: 8,
              nCS: 2, tCK_ps: 1250 }
        """;

    [Fact]
    public void A_file_of_ones_own_works() => Assert.Equal("MINE", Expand(_good).Standard);

    [Fact]
    public void An_unknown_section_names_place_and_nearest() => AssertError(
        "(4,1): key 'crosschecked' is not known here; the nearest is 'cross_checked'", _good.Replace("cross_checked: no", "crosschecked: no", StringComparison.Ordinal));

    [Fact]
    public void An_unknown_source_names_place_and_nearest() =>
        AssertError("(11,13): timing_presets.MINE_6400.source: 'sheets' is not known; the nearest is 'sheet'", _good.Replace("    source: sheet", "    source: sheets", StringComparison.Ordinal));

    [Fact]
    public void An_unknown_timing_names_place_and_nearest() =>
        AssertError("timing: 'nRCDX' is not known; the nearest is 'nRCD'", _good.Replace("nRCD:", "nRCDX:", StringComparison.Ordinal));

    [Fact]
    public void A_missing_timing_names_the_preset() =>
        AssertError("timing_presets.MINE_6400: 'nRCD' is missing and can't be derived", _good.Replace("nRCD: 15, ", "", StringComparison.Ordinal));

    [Fact]
    public void A_short_row_cycle_is_an_error_at_its_preset() =>
        AssertError("(11,5): MINE MINE_6400: timings contradict each other: 'nRC >= nRAS + nRP' fails with 40 against 49", _good.Replace("nRC: 49", "nRC: 40", StringComparison.Ordinal));

    [Fact]
    public void A_short_row_cycle_stands_under_accept_with_a_source()
    {
        string accepted = _good.Replace("nRC: 49", "nRC: 40", StringComparison.Ordinal)
            + "\n    accept: [{ check: nRC >= nRAS + nRP, source: \"datasheet, note 3\" }]\n";
        Assert.Equal(40, Expand(accepted).Timing("nRC"));
    }

    [Fact]
    public void Accept_without_a_source_is_an_error() => AssertError(
        "key 'source' is missing", _good + "\n    accept: [{ check: nRC >= nRAS + nRP }]\n");

    [Fact]
    public void A_capacity_that_does_not_multiply_out_names_its_line() =>
        AssertError("(8,13): organizations.MINE_8Gb: does not multiply out", _good.Replace("channel_capacity: 8192", "channel_capacity: 4096", StringComparison.Ordinal));

    [Fact]
    public void A_damaged_expression_says_what_was_expected() =>
        AssertError("'nCL + * 2': expected a number, a name or '(' at character 7", _good + "\nread_latency: nCL + * 2\n");

    [Fact]
    public void An_expression_over_unknown_names_is_refused() =>
        AssertError("'nCL + nBL_mim': 'nBL_mim' is not known; the nearest is 'nBL_min'", _good + "\nread_latency: nCL + nBL_mim\n");

    [Fact]
    public void A_fraction_of_a_cycle_is_refused() => AssertError("'nCL / 2' is 17/2, no whole number of cycles", _good + "\nread_latency: nCL / 2\n");

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains("nowhere.yaml: can't be read", Assert.Throws<DramConfigurationException>(() => StandardLibrary.LoadFile("nowhere.yaml")).Message, StringComparison.Ordinal);

    private static void AssertError(string expected, string text) =>
        Assert.Contains(expected, Assert.Throws<DramConfigurationException>(() => Expand(text)).Message, StringComparison.Ordinal);

    private static DramConfiguration Expand(string text)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return StandardExpander.Expand(StandardLibrary.LoadFile(path), new DramSelection { Organization = "MINE_8Gb", Timing = "MINE_6400" });
        }
        finally
        {
            File.Delete(path);
        }
    }
}
