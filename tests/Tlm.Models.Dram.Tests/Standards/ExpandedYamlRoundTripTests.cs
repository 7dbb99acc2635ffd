using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Configuration.ExpandedYaml;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;

namespace Tlm.Models.Dram.Tests.Standards;

public class ExpandedYamlRoundTripTests
{
    private static readonly string[] _standards = [.. StandardLibrary.Names.Where(name => StandardLibrary.Load(name).CrossChecked is not null)];

    [Fact]
    public void What_is_written_for_Ramulator_reads_back_as_it_was() => Prop.ForAll(Systems().ToArbitrary(), system =>
    {
        var written = Written(system);
        return written == Written(ExpandedYamlReader.Read("written", new StringReader(written)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void A_standard_that_Ramulator_lacks_can_not_be_written()
    {
        var configuration = StandardExpander.Expand(
            StandardLibrary.Load("LPDDR3"), new DramSelection { Organization = "LPDDR3_8Gb_x32", Timing = "LPDDR3_1600" });
        var error = Assert.Throws<DramConfigurationException>(() => Written(new(new(ChannelMapperKind.Interleave), [configuration])));
        Assert.Equal("Ramulator 2.1 has no standard LPDDR3", error.Message);
    }

    private static string Written(DramSystemConfiguration system)
    {
        var text = new StringWriter();
        ExpandedYamlWriter.Write(system, text);
        return text.ToString();
    }

    private static Gen<DramSystemConfiguration> Systems() =>
        from name in Gen.Elements(_standards)
        from channels in Gen.Elements(1, 2, 4)
        from interleave in Gen.Choose(0, 6)
        from channel in Channels(StandardLibrary.Load(name))
        select new DramSystemConfiguration(new(ChannelMapperKind.Interleave, interleave), [.. Enumerable.Repeat(channel, channels)]);

    private static Gen<DramConfiguration> Channels(StandardDescription standard) =>
        from organization in Gen.Elements(standard.Organizations.AsEnumerable())
        from timing in Gen.Elements(standard.TimingPresets.AsEnumerable())
        from scheduler in Gen.Elements(Enum.GetValues<SchedulerKind>())
        from mapper in Gen.Elements(Enum.GetValues<AddressMapperKind>())
        from refresh in Gen.Elements(RefreshKind.None, RefreshKind.AllBank)
        from cap in Gen.Choose(1, 16)
        from closed in Gen.Elements(true, false)
        from queue in Gen.Choose(1, 64)
        from low in Gen.Choose(1, 49)
        from wck in Gen.Elements(Enum.GetValues<WckSyncMode>())
        select StandardExpander.Expand(standard, new DramSelection
        {
            Organization = organization.Name,
            Timing = timing.Name,
            Scheduler = scheduler,
            AddressMapper = mapper,
            Refresh = new(refresh),
            RowPolicy = closed ? new(RowPolicyKind.ClosedCap, cap) : new(RowPolicyKind.Open),
            Controller = new(ControllerKind.SingleBus) { ReadQueueSize = queue, WriteQueueSize = queue + 1, WriteLowWatermark = low / 100f, WckSync = wck },
        });
}
