using System.Text.Json;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;

namespace Tlm.Models.Dram.Tests.Ramulator;

public class RamulatorPresetTests
{
    [RamulatorTheory]
    [InlineData("DDR4", 288, "rank")]
    [InlineData("DDR5", 72, "rank")]
    [InlineData("GDDR6", 24, null)]
    [InlineData("HBM2", 12, null)]
    [InlineData("HBM3", 5, null)]
    [InlineData("HBM4", 6, null)]
    [InlineData("LPDDR5", 2, "rank")]
    [InlineData("LPDDR6", 1, "rank")]
    public void Every_preset_expands_as_Ramulator_expands_it(string standard, int combinations, string? doubled)
    {
        string home = RamulatorHome.Path!;
        var description = StandardLibrary.Load(standard);
        var expected = RamulatorPresets.Expand(home, standard).ToList();
        Assert.Equal(combinations, expected.Count);
        Assert.Equal(combinations, description.Organizations.Length * description.TimingPresets.Length);
        foreach (var element in expected)
            Compare(description, element, []);
        if (doubled is not null)
            Compare(description, RamulatorPresets.Expand(home, standard, $$"""{"{{doubled}}": 2}""").First(), [KeyValuePair.Create(doubled, 2)]);
    }

    private static void Compare(StandardDescription description, JsonElement element, KeyValuePair<string, int>[] overrides)
    {
        var dram = element.GetProperty("dram");
        var ours = StandardExpander.Expand(description, new DramSelection
        {
            Organization = element.GetProperty("organization").GetString()!,
            Timing = element.GetProperty("timing").GetString()!,
            Overrides = [.. overrides],
        });
        Assert.Equal(Integers(dram.GetProperty("org").GetProperty("count")), ours.Organization.Counts);
        Assert.Equal(dram.GetProperty("org").GetProperty("dq").GetInt32(), ours.Organization.DeviceWidth);
        Assert.Equal(dram.GetProperty("channel_width").GetInt32(), ours.Organization.ChannelWidth);
        Assert.Equal(Integers(dram.GetProperty("timing")), ours.Timings.Select(timing => timing.Value));
        Assert.Equal(Integers(dram.GetProperty("command_cycles")), ours.Commands.Select(command => command.Cycles));
        Assert.Equal(dram.GetProperty("read_latency").GetInt32(), ours.ReadLatency);
        Assert.Equal(dram.GetProperty("timing_constraints").EnumerateArray().Select(Constraint), ours.Constraints.Select(Text));
    }

    private static IEnumerable<int> Integers(JsonElement list) => list.EnumerateArray().Select(item => item.GetInt32());

    private static string Constraint(JsonElement list)
    {
        var fields = list.EnumerateArray().ToList();
        return Text(new TimingConstraint(
            fields[0].GetInt32(),
            [.. Integers(fields[1])],
            [.. Integers(fields[2])],
            fields[3].GetInt32(),
            fields.Count > 4 ? fields[4].GetInt32() : 1,
            fields.Count > 5 && fields[5].GetBoolean()));
    }

    private static string Text(TimingConstraint c) =>
        $"{c.Level} {string.Join(',', c.Preceding)} > {string.Join(',', c.Following)}: {c.Latency} {c.Window} {c.Sibling}";
}
