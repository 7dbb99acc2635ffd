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

    [Fact]
    public void An_event_cannot_be_charged_to_static_power()
    {
        _account.StaticPower("leakage", Power.Zero, "leakage");
        Assert.Throws<ArgumentException>(() => _account.Charge("leakage", Energy.Zero));
    }
}
