using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.EnergyModel;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;

namespace Tlm.Models.Dram.Tests.EnergyModel;

public class EnergyTableTests
{
    public static TheoryData<string> Standards => [.. StandardLibrary.Names];

    [Fact]
    public void An_activation_costs_IDD0_above_standby_for_one_row_cycle()
    {
        // 1.2 V x (57 mA x 74 - 52 mA x 52 - 37 mA x 22) x 625 ps x 8 devices
        var (configuration, table) = Ddr4();
        Assert.Equal(Energy.FromFemtojoules(4_200_000), Of(configuration, table, "ACT").Core);
    }

    [Fact]
    public void A_burst_costs_IDD4_above_active_standby_and_the_interface()
    {
        // 1.2 V x (168 - 52) mA x 4 x 625 ps x 8 devices; 64 bytes x 4 pJ/bit
        var (configuration, table) = Ddr4();
        Assert.Equal(new CommandEnergy(DramEnergyCause.Read, Energy.FromFemtojoules(2_784_000), Energy.FromFemtojoules(2_048_000)), Of(configuration, table, "RD"));
        Assert.Equal(Of(configuration, table, "RD"), Of(configuration, table, "RDA"));
        Assert.Equal(DramEnergyCause.Write, Of(configuration, table, "WRA").Cause);
    }

    [Fact]
    public void A_refresh_costs_IDD5_above_precharged_standby_for_its_duration()
    {
        // 1.2 V x (250 - 37) mA x 576 x 625 ps x 8 devices
        var (configuration, table) = Ddr4();
        Assert.Equal(new CommandEnergy(DramEnergyCause.Refresh, Energy.FromFemtojoules(736_128_000), Energy.Zero), Of(configuration, table, "REFab"));
        Assert.Equal(Energy.Zero, Of(configuration, table, "PREab").Core);
    }

    [Fact]
    public void Standby_is_drawn_by_every_device_of_a_rank()
    {
        var (_, table) = Ddr4();
        Assert.Equal(Power.FromNanowatts(8 * 37 * 1_200_000L), table.PrechargedStandby);
        Assert.Equal(Power.FromNanowatts(8 * 52 * 1_200_000L), table.ActiveStandby);
    }

    [Theory]
    [MemberData(nameof(Standards))]
    public void Every_energy_preset_gives_energies_that_add_up(string name)
    {
        var standard = StandardLibrary.Load(name);
        Assert.NotEmpty(standard.EnergyPresets);
        foreach (var preset in standard.EnergyPresets)
        {
            var configuration = Expand(standard);
            var table = DramEnergyTable.Build(configuration, preset);
            Assert.True(table.ActiveStandby >= table.PrechargedStandby && table.PrechargedStandby > Power.Zero);
            Assert.True(Of(configuration, table, standard.Requests.Read).Core > Energy.Zero);
            Assert.True(Of(configuration, table, "REFab").Core > Energy.Zero);
        }
    }

    [Fact]
    public void A_per_bank_refresh_costs_the_share_of_its_bank()
    {
        var standard = StandardLibrary.Load("HBM2");
        var configuration = Expand(standard);
        var table = DramEnergyTable.Build(configuration, standard.Energy(null));
        long all = Of(configuration, table, "REFab").Core.Femtojoules;
        Assert.InRange(Of(configuration, table, "REFpb").Core.Femtojoules, (all / 16) - 1, (all / 16) + 1);
    }

    [Fact]
    public void An_unknown_energy_preset_names_the_nearest()
    {
        var error = Assert.Throws<DramConfigurationException>(() => StandardLibrary.Load("HBM3").Energy("AttAc"));
        Assert.Equal("HBM3: no energy preset 'AttAc'; the nearest is 'AttAcc'", error.Message);
    }

    [Fact]
    public void Currents_that_contradict_each_other_are_refused()
    {
        var standard = StandardLibrary.Load("DDR4");
        var preset = standard.Energy(null);
        var rail = preset.Rails[0] with { Read = preset.Rails[0].PrechargedStandby };
        var error = Assert.Throws<DramConfigurationException>(() => DramEnergyTable.Build(Expand(standard), preset with { Rails = [rail] }));
        Assert.Contains("energy.DDR4_8Gb_x8_3200: the currents give a read a negative energy", error.Message, StringComparison.Ordinal);
    }

    private static (DramConfiguration Configuration, DramEnergyTable Table) Ddr4()
    {
        var standard = StandardLibrary.Load("DDR4");
        var configuration = StandardExpander.Expand(standard, new DramSelection { Organization = "DDR4_8Gb_x8", Timing = "DDR4_3200AA" });
        return (configuration, DramEnergyTable.Build(configuration, standard.Energy(null)));
    }

    private static DramConfiguration Expand(StandardDescription standard) => StandardExpander.Expand(
        standard, new DramSelection { Organization = standard.Organizations[0].Name, Timing = standard.TimingPresets[0].Name });

    private static CommandEnergy Of(DramConfiguration configuration, DramEnergyTable table, string command) =>
        table.Commands[configuration.FindCommand(command)];
}
