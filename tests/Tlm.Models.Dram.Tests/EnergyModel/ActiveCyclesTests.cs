using Tlm.Models.Dram.CrossValidation;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.EnergyModel;

namespace Tlm.Models.Dram.Tests.EnergyModel;

public class ActiveCyclesTests
{
    public static TheoryData<string> Cases => [.. GoldenCase.NamesIn(GoldenFolder.Ramulator).Where(name => name.Contains("-bursty-", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_engine_counts_the_active_cycles_that_its_commands_tell(string name)
    {
        var golden = GoldenCase.Read(GoldenFolder.Ramulator, name);
        var residency = new StateResidency(golden.System.Channels[0]);
        var channel = new DramChannel(golden.System.Channels[0], golden.Requests.Length) { Observer = residency };
        foreach (var request in golden.Requests)
            channel.TryOffer(new DramRequest(request.OfferCycle, request.IsWrite, request.Address, 0), request.Address);
        var report = new DramReport(4096);
        for (long end = 1000; end < golden.Requests.Max(request => request.Complete); end += 1000)
        {
            while (channel.Now < end)
            {
                report.Clear();
                channel.AdvanceTo(end, report);
            }

            Assert.Equal(residency.ActiveCycles(end), channel.Counters.ActiveCycles);
            Assert.Equal(residency.Commands.ToArray(), channel.Counters.Commands);
        }
    }
}
