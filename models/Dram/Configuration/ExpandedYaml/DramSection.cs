using System.Collections.Immutable;
using Tlm.Models.Dram.Standards;

namespace Tlm.Models.Dram.Configuration.ExpandedYaml;

/// <summary>Reads the <c>dram</c> section: organisation, timings by position, constraints by command number.</summary>
internal static class DramSection
{
    public static DramConfiguration Read(YamlCursor dram, ControllerSettings controller)
    {
        var layout = LayoutOf(dram["impl"]);
        return new DramConfiguration
        {
            Standard = layout.Name,
            Organization = Organization(dram, layout),
            Commands = Commands(dram.Find("command_cycles"), layout),
            Timings = Timings(dram["timing"], layout),
            Constraints = [.. dram["timing_constraints"].Items().Select(entry => Constraint(entry, layout))],
            ReadLatency = dram["read_latency"].Integer(),
            Controller = controller,
        };
    }

    private static StandardLayout LayoutOf(YamlCursor name)
    {
        try
        {
            return StandardLayout.Of(name.Text());
        }
        catch (DramConfigurationException error)
        {
            throw name.Error(error.Message);
        }
    }

    private static DramOrganization Organization(YamlCursor dram, StandardLayout layout)
    {
        var counts = dram["org"]["count"];
        var values = counts.Integers();
        if (values.Count != layout.Levels.Length)
            throw counts.Error($"expected {layout.Levels.Length} counts ({string.Join(", ", layout.Levels)}), found {values.Count}");
        if (values[0] != 1)
            throw counts.Error($"the channel count of one controller must be 1, found {values[0]}");
        return new DramOrganization(
            layout.Levels, [.. values], dram["org"]["dq"].Integer(), dram["channel_width"].Integer(), layout.Prefetch, Payload(dram));
    }

    private static int? Payload(YamlCursor dram) => dram.Find("data_payload_bytes")?.Integer() is int bytes and > 0 ? bytes : null;

    private static ImmutableArray<DramCommand> Commands(YamlCursor? cycles, StandardLayout layout)
    {
        var values = cycles?.Integers() ?? [];
        if (values.Count > layout.Commands.Length)
            throw cycles!.Error($"expected at most {layout.Commands.Length} values, found {values.Count}");
        return [.. layout.Commands.Select((name, index) => new DramCommand(name, index < values.Count ? values[index] : 1))];
    }

    private static ImmutableArray<TimingParameter> Timings(YamlCursor timing, StandardLayout layout)
    {
        var values = timing.Integers();
        if (values.Count != layout.Timings.Length)
            throw timing.Error($"expected {layout.Timings.Length} values ({string.Join(", ", layout.Timings)}), found {values.Count}");
        return [.. layout.Timings.Select((name, index) => new TimingParameter(name, values[index]))];
    }

    private static TimingConstraint Constraint(YamlCursor entry, StandardLayout layout)
    {
        var fields = entry.Items();
        if (fields.Count is < 4 or > 6)
            throw entry.Error($"expected [level, [preceding], [following], latency, window?, sibling?], found {fields.Count} fields");
        return new TimingConstraint(
            InRange(fields[0], fields[0].Integer(), layout.Levels.Length, "level"),
            CommandList(fields[1], layout),
            CommandList(fields[2], layout),
            fields[3].Integer(),
            fields.Count > 4 ? Window(fields[4]) : 1,
            fields.Count > 5 && fields[5].Boolean());
    }

    private static int Window(YamlCursor field) =>
        field.Integer() is int window and >= 1 ? window : throw field.Error($"the window must be at least 1, found {field.Integer()}");

    private static ImmutableArray<int> CommandList(YamlCursor list, StandardLayout layout) =>
        [.. list.Integers().Select(index => InRange(list, index, layout.Commands.Length, "command"))];

    private static int InRange(YamlCursor at, int value, int count, string what) =>
        value >= 0 && value < count ? value : throw at.Error($"{what} {value} is not in 0..{count - 1}");
}
