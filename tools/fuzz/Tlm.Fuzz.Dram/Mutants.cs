using Tlm.Models.Dram.Configuration;

namespace Tlm.Fuzz.Dram;

/// <summary>Memory systems that differ in one rule from a given one: a stream that notices many of them is telling.</summary>
public static class Mutants
{
    /// <summary>The names of all mutants of the systems of a standard, and how to make each.</summary>
    /// <param name="sample">Any system of the standard: what is taken from it, the number of constraints, is the same for all.</param>
    public static IReadOnlyDictionary<string, Func<DramConfiguration, DramConfiguration>> Of(DramConfiguration sample)
    {
        var mutants = new SortedDictionary<string, Func<DramConfiguration, DramConfiguration>>(StringComparer.Ordinal)
        {
            ["cap + 1"] = c => c with { RowPolicy = c.RowPolicy with { Cap = c.RowPolicy.Cap + 1 } },
            ["other scheduler"] = c => c with { Scheduler = Other(c.Scheduler) },
            ["read latency + 1"] = c => c with { ReadLatency = c.ReadLatency + 1 },
            ["read queue + 1"] = c => c with { Controller = c.Controller with { ReadQueueSize = c.Controller.ReadQueueSize + 1 } },
            ["write queue + 1"] = c => c with { Controller = c.Controller with { WriteQueueSize = c.Controller.WriteQueueSize + 1 } },
            ["low watermark"] = c => c with { Controller = c.Controller with { WriteLowWatermark = c.Controller.WriteLowWatermark * 0.9f } },
            ["high watermark"] = c => c with { Controller = c.Controller with { WriteHighWatermark = c.Controller.WriteHighWatermark * 0.95f } },
        };
        if (sample.Controller.Kind == ControllerKind.SplitActivation)
            mutants["other write clock"] = c => c with { Controller = c.Controller with { WckSync = Other(c.Controller.WckSync) } };
        for (int i = 0; i < sample.Constraints.Length; i++)
        {
            int index = i;
            mutants[$"constraint {index:D2} + 1"] = c => Longer(c, index);
        }

        foreach (string timing in sample.Timings.Select(timing => timing.Name).Where(name => name is "nREFI" or "nREFIpb" or "nAAD" or "nWCKPST"))
            mutants[$"{timing} + 1"] = c => c with { Timings = [.. c.Timings.Select(t => t.Name == timing ? t with { Value = t.Value + 1 } : t)] };
        return mutants;
    }

    private static SchedulerKind Other(SchedulerKind kind) =>
        kind == SchedulerKind.FirstReady ? SchedulerKind.FirstReadyRowHit : SchedulerKind.FirstReady;

    private static WckSyncMode Other(WckSyncMode mode) => mode == WckSyncMode.NeedSync ? WckSyncMode.AlwaysOn : WckSyncMode.NeedSync;

    private static DramConfiguration Longer(DramConfiguration configuration, int index)
    {
        if (index >= configuration.Constraints.Length)
            return configuration;
        var constraint = configuration.Constraints[index];
        return configuration with { Constraints = configuration.Constraints.SetItem(index, constraint with { Latency = constraint.Latency + 1 }) };
    }
}
