using System.Globalization;
using Tlm.Models.Dram.Standards;

namespace Tlm.Models.Dram.Configuration.ExpandedYaml;

/// <summary>Writes the fully expanded YAML configuration that Ramulator 2.1 loads, driven from outside with the memory clock only.</summary>
public sealed class ExpandedYamlWriter
{
    private readonly TextWriter _text;

    private ExpandedYamlWriter(TextWriter text) => _text = text;

    /// <summary>Writes a memory system.</summary>
    /// <param name="system">Channels and channel selection.</param>
    /// <param name="text">Where to.</param>
    /// <exception cref="DramConfigurationException">Ramulator has no such standard.</exception>
    public static void Write(DramSystemConfiguration system, TextWriter text)
    {
        var writer = new ExpandedYamlWriter(text);
        writer.Line(0, "frontend:", "  impl: External", "  clock_ratio: 1");
        writer.Line(0, "memory_system:", "  impl: GenericDRAM", "  clock_ratio: 1", "  channel_mapper:");
        if (system.ChannelMapper.Kind == ChannelMapperKind.Interleave)
            writer.Line(4, "impl: CacheLineInterleave", $"interleave_bits: {system.ChannelMapper.InterleaveBits}");
        else
            writer.Line(4, "impl: PassThroughChannelMapper");
        writer.Line(2, "controllers:");
        foreach (var channel in system.Channels)
            writer.Controller(channel);
    }

    private void Controller(DramConfiguration channel)
    {
        var standard = StandardLibrary.Load(channel.Standard);
        if (standard.CrossChecked is null)
            throw new DramConfigurationException($"Ramulator 2.1 has no standard {channel.Standard}");
        var controller = channel.Controller;
        Line(4, $"- impl: {standard.Controller}");
        Line(
            6,
            $"wr_low_watermark: {Text(controller.WriteLowWatermark)}",
            $"wr_high_watermark: {Text(controller.WriteHighWatermark)}",
            $"read_buffer_size: {controller.ReadQueueSize}",
            $"write_buffer_size: {controller.WriteQueueSize}",
            $"priority_buffer_size: {controller.PriorityQueueSize}");
        if (controller.Kind == ControllerKind.SplitActivation)
            Line(6, $"wck_sync_mode: {(controller.WckSync == WckSyncMode.AlwaysOn ? "always_on" : "need_sync")}");
        Policies(channel);
        Dram(channel);
    }

    private void Policies(DramConfiguration channel)
    {
        Line(6, "scheduler:", $"  impl: {(channel.Scheduler == SchedulerKind.FirstReady ? "FRFCFS" : "FRFCFS-RowHit")}");
        Line(6, "refresh_manager:", $"  impl: {Name(channel.Refresh.Kind)}");
        if (channel.Refresh.Kind == RefreshKind.AllBank)
            Line(8, $"scatter_interval: {channel.Refresh.ScatterInterval}", "debug: false");
        Line(6, "row_policy:");
        if (channel.RowPolicy.Kind == RowPolicyKind.Open)
            Line(8, "impl: Open");
        else
            Line(8, "impl: ClosedCAP", $"cap: {channel.RowPolicy.Cap}");
        Line(6, "addr_mapper:", $"  impl: {Name(channel.AddressMapper)}");
    }

    private void Dram(DramConfiguration channel)
    {
        var organization = channel.Organization;
        Line(6, "dram:");
        Line(8, $"impl: {channel.Standard}", "org:", $"  dq: {organization.DeviceWidth}", $"  count: {Text(organization.Counts)}");
        Line(8, $"timing: {Text(channel.Timings.Select(timing => timing.Value))}");
        Line(8, $"command_cycles: {Text(channel.Commands.Select(command => command.Cycles))}");
        Line(8, $"channel_width: {organization.ChannelWidth}", $"read_latency: {channel.ReadLatency}", "timing_constraints:");
        foreach (var constraint in channel.Constraints)
            Line(10, "- " + Text(constraint));
        if (organization.DataPayloadBytes is { } bytes)
            Line(8, $"data_payload_bytes: {bytes}");
    }

    private static string Name(RefreshKind kind) => kind switch
    {
        RefreshKind.AllBank => "AllBank",
        RefreshKind.PerBank => "PerBank",
        RefreshKind.HbmPerBank => "HBM34PerBankRefresh",
        _ => "NoRefresh",
    };

    private static string Name(AddressMapperKind kind) => kind switch
    {
        AddressMapperKind.ChRaBaRoCo => "ChRaBaRoCo",
        AddressMapperKind.Mop4ClXor => "MOP4CLXOR",
        AddressMapperKind.PassThrough => "PassThroughAddrMapper",
        _ => "RoBaRaCoCh",
    };

    private static string Text(TimingConstraint constraint)
    {
        string fields = $"{constraint.Level}, {Text(constraint.Preceding)}, {Text(constraint.Following)}, {constraint.Latency}";
        if (constraint.Window != 1 || constraint.Sibling)
            fields += $", {constraint.Window}";
        return constraint.Sibling ? $"[{fields}, true]" : $"[{fields}]";
    }

    private static string Text(IEnumerable<int> values) => $"[{string.Join(", ", values)}]";

    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    private void Line(int indent, params string[] lines)
    {
        foreach (string line in lines)
            _text.Write(new string(' ', indent) + line + "\n");
    }
}
