using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.CrossValidation;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.EnergyModel;
using Tlm.Models.Dram.Standards;

namespace Tlm.Models.Dram.Tests.EnergyModel;

public class EnergyMeterTests
{
    public static TheoryData<string> Cases =>
    [
        "ddr4-bursty-frfcfs-ref-closedcap-robaracoch",
        "gddr6-rndmix-frfcfsrowhit-ref-open-robaracoch",
        "hbm2-seqrd-frfcfs-ref-open-robaracoch",
        "hbm3-rndrd-frfcfs-ref-open-robaracoch",
        "lpddr5r2-rndmix-frfcfsrowhit-ref-open-robaracoch",
        "lpddr6-conflict-frfcfs-norefresh-open-chrabaroco",
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Bins_and_causes_add_up_to_the_total(string name)
    {
        var (meter, end) = Run(name, 777);
        long edge = (end / 777 + 1) * 777;
        meter.AdvanceTo(edge);
        Assert.Equal(edge / 777, meter.Bins.Count);
        Assert.Equal(meter.At(edge).Total, Sum(meter.Bins.Select(bin => bin.Total)));
        foreach (var cause in Enum.GetValues<DramEnergyCause>())
            Assert.Equal(meter.At(edge)[cause], Sum(meter.Bins.Select(bin => bin[cause])));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_energy_of_recorded_commands_is_that_of_the_counts(string name)
    {
        var golden = GoldenCase.Read(GoldenFolder.Ramulator, name);
        var configuration = golden.System.Channels[0];
        var table = Table(configuration);
        var (meter, end) = Run(name, 1000);
        long expected = golden.Commands.Sum(command => table.Commands[command.Command].Core.Femtojoules + table.Commands[command.Command].Interface.Femtojoules);
        var total = meter.At(end);
        var standby = total[DramEnergyCause.ActiveStandby] + total[DramEnergyCause.PrechargedStandby];
        Assert.Equal(expected, (total.Total - standby).Femtojoules);
    }

    [Fact]
    public void Standby_is_active_from_the_first_activation_to_the_last_precharge()
    {
        var configuration = GoldenCase.Read(GoldenFolder.Ramulator, "ddr4-seqrd-frfcfs-ref-open-robaracoch").System.Channels[0];
        var residency = new StateResidency(configuration);
        Issue(residency, configuration, "ACT", 10, bank: 3);
        Issue(residency, configuration, "ACT", 20, bank: 7);
        Issue(residency, configuration, "PREpb", 50, bank: 3);
        Assert.Equal(50, residency.ActiveCycles(60));
        Issue(residency, configuration, "PREab", 70, bank: -1);
        Issue(residency, configuration, "PREpb", 75, bank: 3);
        Assert.Equal(60, residency.ActiveCycles(200));
        Issue(residency, configuration, "ACT", 300, bank: 0);
        Issue(residency, configuration, "RDA", 330, bank: 0);
        Assert.Equal(90, residency.ActiveCycles(1000));
    }

    [Fact]
    public void An_idle_channel_spends_precharged_standby_only()
    {
        var configuration = GoldenCase.Read(GoldenFolder.Ramulator, "ddr4-seqrd-frfcfs-ref-open-robaracoch").System.Channels[0];
        var meter = new DramEnergyMeter(configuration, Table(configuration), 100);
        // 2 ranks x 8 devices x 37 mA x 1.2 V for 1000 x 625 ps
        Assert.Equal(Energy.FromFemtojoules(444_000_000), meter.At(1000).Total);
        Assert.Equal(meter.At(1000).Total, meter.At(1000)[DramEnergyCause.PrechargedStandby]);
    }

    [Fact]
    public void Metering_allocates_nothing_between_bins()
    {
        var configuration = GoldenCase.Read(GoldenFolder.Ramulator, "ddr4-seqrd-frfcfs-ref-open-robaracoch").System.Channels[0];
        var meter = new DramEnergyMeter(configuration, Table(configuration), long.MaxValue / 2);
        Issue(meter, configuration, "ACT", 1, bank: 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            var record = new DramCommandRecord(2 + i, 3, 0, 0, 0, 0, 0);
            meter.OnCommand(record);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Issue(IDramCommandObserver observer, DramConfiguration configuration, string command, long cycle, int bank) =>
        observer.OnCommand(new DramCommandRecord(cycle, configuration.FindCommand(command), 0, bank, 0, 0, 0));

    private static (DramEnergyMeter Meter, long End) Run(string name, long bin)
    {
        var golden = GoldenCase.Read(GoldenFolder.Ramulator, name);
        var configuration = golden.System.Channels[0];
        var meter = new DramEnergyMeter(configuration, Table(configuration), bin);
        var channel = new DramChannel(configuration, golden.Requests.Length) { Observer = meter };
        foreach (var request in golden.Requests)
            channel.TryOffer(new DramRequest(request.OfferCycle, request.IsWrite, request.Address, 0), request.Address);
        long end = golden.Requests.Max(request => request.Complete);
        var report = new DramReport(4096);
        while (channel.Now < end)
        {
            report.Clear();
            channel.AdvanceTo(end, report);
        }

        return (meter, end);
    }

    private static DramEnergyTable Table(DramConfiguration configuration) =>
        DramEnergyTable.Build(configuration, StandardLibrary.Load(configuration.Standard).Energy(null));

    private static Energy Sum(IEnumerable<Energy> energies) => energies.Aggregate(Energy.Zero, (a, b) => a + b);
}
