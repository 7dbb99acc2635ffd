using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Standards.Expansion;

/// <summary>Refuses controller settings that a standard has no commands, timings or levels for.</summary>
internal static class PolicyChecker
{
    public static void Check(StandardDescription standard, DramConfiguration configuration)
    {
        switch (configuration.Refresh.Kind)
        {
            case RefreshKind.AllBank:
                Need(standard, "REFab", "nREFI");
                CheckScatter(standard, configuration);
                break;
            case RefreshKind.PerBank:
                Need(standard, "REFpb", "nREFIpb");
                break;
            case RefreshKind.HbmPerBank:
                Need(standard, "REFpb", "nREFIpb", "PseudoChannel", "BankGroup");
                break;
        }

        CheckQueues(standard, configuration.Controller);
        if (configuration.RowPolicy is { Kind: RowPolicyKind.ClosedCap, Cap: < 1 } policy)
            throw Error(standard, "row_cap", $"row policy: the cap must be at least 1, found {policy.Cap}");
    }

    private static void Need(StandardDescription standard, params string[] names)
    {
        foreach (string name in names)
        {
            bool has = standard.Commands.Any(command => command.Name == name) || standard.Timings.Any(timing => timing.Name == name)
                || standard.Levels.Any(level => level.Name == name);
            if (!has)
                throw Error(standard, "refresh", $"refresh: this mode needs '{name}', which the standard does not define");
        }
    }

    private static void CheckScatter(StandardDescription standard, DramConfiguration configuration)
    {
        int interval = configuration.Refresh.ScatterInterval;
        var levels = configuration.Organization.Levels;
        long nodes = configuration.Organization.Counts.Take(levels.IndexOf(standard.RefreshScope) + 1).Aggregate(1L, (a, b) => a * b);
        if (interval < 0 || interval * nodes > configuration.Timing("nREFI"))
            throw Error(standard, "refresh_scatter", $"refresh: scatter interval {interval} x {nodes} nodes must lie in 0..nREFI = {configuration.Timing("nREFI")}");
    }

    private static void CheckQueues(StandardDescription standard, ControllerSettings controller)
    {
        if (controller.ReadQueueSize < 1 || controller.WriteQueueSize < 1 || controller.PriorityQueueSize < 1)
            throw Error(standard, "read_queue", "controller: every queue needs at least one place");
        // Write mode ends below the low watermark: at 0 it never would.
        if (!(controller.WriteLowWatermark > 0 && controller.WriteLowWatermark < controller.WriteHighWatermark && controller.WriteHighWatermark <= 1))
            throw Error(standard, "write_low_watermark", "controller: watermarks must satisfy 0 < low < high <= 1");
    }

    private static DramConfigurationException Error(StandardDescription standard, string key, string message) =>
        new($"{standard.Name}: {message}", key);
}
