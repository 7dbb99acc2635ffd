using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;

namespace Tlm.Models.Dram.Tests.Standards;

public class BadSelectionTests
{
    private static readonly DramSelection _good = new() { Organization = "LPDDR5_8Gb_x16", Timing = "LPDDR5_6400" };

    [Fact]
    public void An_unknown_standard_names_the_nearest() =>
        AssertError("no DRAM standard 'LPDR5'; the nearest is 'LPDDR5'", () => StandardLibrary.Load("LPDR5"));

    [Fact]
    public void A_standard_in_other_letters_names_the_one_that_is_meant() =>
        AssertError("no DRAM standard 'lpddr5'; the nearest is 'LPDDR5'", () => StandardLibrary.Load("lpddr5"));

    [Fact]
    public void An_unknown_organisation_names_the_nearest() => AssertError(
        "LPDDR5: no organisation preset 'LPDDR5_8Gb_x8'; the nearest is 'LPDDR5_8Gb_x16'", _good with { Organization = "LPDDR5_8Gb_x8" });

    [Fact]
    public void An_unknown_timing_preset_names_the_nearest() => AssertError(
        "LPDDR5: no timing preset 'LPDDR5_6500'; the nearest is 'LPDDR5_6400'", _good with { Timing = "LPDDR5_6500" });

    [Fact]
    public void An_unknown_override_names_the_nearest() =>
        AssertError("no value 'nRDC' to override; the nearest is 'nRCD'", Override("nRDC", 3));

    [Fact]
    public void A_negative_timing_is_refused() => AssertError("override 'nRP' must not be negative, found -1", Override("nRP", -1));

    [Fact]
    public void An_organisation_that_does_not_multiply_out_says_both_numbers() => AssertError(
        "organizations.LPDDR5_8Gb_x16: does not multiply out: dq x counts of one rank are 4096 Mbit, channel_capacity says 8192 Mbit",
        Override("row", 16384));

    [Fact]
    public void A_count_that_is_no_power_of_two_is_refused() => AssertError("rank: the count must be a power of two, found 3", Override("rank", 3));

    [Fact]
    public void A_channel_width_must_be_a_multiple_of_the_device_width() =>
        AssertError("channel_width: 8 bits are no multiple of the device width dq of 16 bits", Override("channel_width", 8));

    [Fact]
    public void A_row_cycle_shorter_than_its_parts_is_refused() =>
        AssertError("timings contradict each other: 'nRC >= nRAS + nRP' fails with 48 against 49", Override("nRC", 48));

    [Fact]
    public void A_contradiction_stands_if_it_is_accepted_with_a_source()
    {
        var accepted = Override("nRC", 48) with { Accepted = [new("nRC >= nRAS + nRP", "measurement of a part")] };
        Assert.Equal(48, Expand(accepted).Timing("nRC"));
    }

    [Fact]
    public void Accepting_a_check_that_does_not_exist_names_the_nearest() => AssertError(
        "accept: no check 'nRC >= nRAS'; known are nRC >= nRAS + nRP, nRAS >= nRCD", _good with { Accepted = [new("nRC >= nRAS", "nobody")] });

    [Fact]
    public void A_refresh_mode_needs_its_commands_and_timings() => AssertErrorOf(
        "DDR4: refresh: this mode needs 'REFpb', which the standard does not define",
        "DDR4",
        new DramSelection { Organization = "DDR4_8Gb_x8", Timing = "DDR4_3200AA", Refresh = new(RefreshKind.PerBank) });

    [Fact]
    public void Queues_need_a_place() =>
        AssertError("every queue needs at least one place", _good with { Controller = new(ControllerKind.SingleBus) { ReadQueueSize = 0 } });

    [Theory]
    [InlineData(0.9f)]
    [InlineData(0f)]
    [InlineData(float.NaN)]
    public void The_low_watermark_lies_between_zero_and_the_high_one(float low) => AssertError(
        "watermarks must satisfy 0 < low < high <= 1", _good with { Controller = new(ControllerKind.SingleBus) { WriteLowWatermark = low } });

    [Fact]
    public void A_density_without_a_refresh_time_is_refused() => AssertErrorOf(
        "tables.tRFCab_ns: no value for refresh_density = 65536",
        "LPDDR6",
        new DramSelection { Organization = "LPDDR6_16Gb_x12", Timing = "LPDDR6_10667_BL24", Overrides = [new("refresh_density", 65536)] });

    private static DramSelection Override(string key, int value) => _good with { Overrides = [KeyValuePair.Create(key, value)] };

    private static DramConfiguration Expand(DramSelection selection) => StandardExpander.Expand(StandardLibrary.Load("LPDDR5"), selection);

    private static void AssertError(string expected, DramSelection selection) => AssertError(expected, () => Expand(selection));

    private static void AssertErrorOf(string expected, string standard, DramSelection selection) =>
        AssertError(expected, () => StandardExpander.Expand(StandardLibrary.Load(standard), selection));

    private static void AssertError(string expected, Func<object> action) =>
        Assert.Contains(expected, Assert.Throws<DramConfigurationException>(action).Message, StringComparison.Ordinal);
}
