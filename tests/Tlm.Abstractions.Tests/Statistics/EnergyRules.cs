namespace Tlm.Abstractions.Tests.Statistics;

public class EnergyRules
{
    private readonly ManualClock _clock = new();
    private readonly EnergyAccount _account;

    public EnergyRules() => _account = new EnergyAccount("dram", _clock);

    [Fact]
    public void Events_are_charged_by_cause()
    {
        var activate = _account.Cause("activate", "row activations");
        activate.Charge(Energy.FromPicojoules(2), 3);
        _account.Charge("activate", Energy.FromPicojoules(1));
        _account.Charge("read", Energy.FromPicojoules(5));
        Assert.Equal(["activate", "read"], _account.Causes.Select(c => c.Name));
        Assert.Equal(7000, (long)_account.Causes[0].Total(0));
    }

    [Fact]
    public void Static_power_is_integrated_over_the_states_that_lasted()
    {
        var leakage = _account.StaticPower("leakage", Power.FromMilliwatts(1), "leakage");
        _clock.NowFemtoseconds = 1_000_000;
        leakage.Set(Power.Zero);
        Assert.Equal(1000, (long)leakage.Total(5_000_000));
        _account.Reset(5_000_000);
        Assert.Equal(0, (long)leakage.Total(9_000_000));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    public void A_power_that_lasts_for_hours_is_the_same_in_each_of_its_bins(int watts)
    {
        const long twoHours = 7_200_000_000_000_000_000;
        var leakage = _account.StaticPower("leakage", Power.FromMilliwatts(watts * 1000), "leakage");
        TimeBinsSnapshot series = leakage.Series(twoHours);
        Int128 each = (Int128)watts * series.Width; // a watt is a femtojoule a femtosecond
        Assert.All(series.Contents.SkipLast(1), bin => Assert.Equal(each, bin));
        Assert.Equal((Int128)watts * twoHours, series.Contents.Aggregate(Int128.Zero, (sum, bin) => sum + bin));
    }

    [Fact]
    public void An_event_cannot_be_charged_to_static_power()
    {
        _account.StaticPower("leakage", Power.Zero, "leakage");
        Assert.Throws<ArgumentException>(() => _account.Charge("leakage", Energy.Zero));
    }

    [Fact]
    public void A_supply_charges_what_it_loses_while_it_feeds_the_component()
    {
        _account.Cause("read", "reads").Charge(Energy.FromPicojoules(6));
        _account.StaticPower("leakage", Power.FromMilliwatts(1), "leakage");
        _account.SupplyThrough("core", 800_000);
        _account.Charge("late", Energy.FromPicojoules(1));
        var conversion = _account.Causes.Single(cause => cause.Name == "conversion");
        Assert.Contains("core", conversion.Description, StringComparison.Ordinal);
        // 6 pJ and 1 pJ and 1 mW for 1 ns, of which a quarter more is lost
        Assert.Equal((6_000 + 1_000 + 1_000) / 4, (long)conversion.Total(1_000_000));
        _account.Reset(1_000_000);
        Assert.Equal(0, (long)conversion.Total(1_000_000));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    public void A_supply_passes_on_more_than_nothing_and_at_most_all(int efficiency)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _account.SupplyThrough("core", efficiency));
    }

    [Fact]
    public void A_component_has_one_supply()
    {
        _account.SupplyThrough("core", 900_000);
        Assert.Throws<ArgumentException>(() => _account.SupplyThrough("other", 900_000));
    }
}
