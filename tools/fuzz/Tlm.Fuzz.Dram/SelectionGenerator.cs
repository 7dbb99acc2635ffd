using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards;

namespace Tlm.Fuzz.Dram;

/// <summary>Draws presets, ranks, policies, refresh modes, queue sizes and write-clock modes that a standard allows.</summary>
/// <param name="random">Draws.</param>
/// <param name="standard">The standard.</param>
/// <param name="strange">Some timings differ from those of every part.</param>
public sealed class SelectionGenerator(FuzzRandom random, StandardDescription standard, bool strange)
{
    /// <summary>Draws a selection.</summary>
    public DramSelection Draw()
    {
        var refresh = DrawRefresh();
        var timing = random.Pick(standard.TimingPresets);
        return new DramSelection
        {
            Organization = random.Pick(standard.Organizations).Name,
            Timing = timing.Name,
            Overrides = [.. DrawOverrides(refresh.Kind), .. strange ? DrawTimings(timing) : []],
            Accepted = [.. standard.Checks.Select(check => new AcceptedContradiction(check.Text, "fuzzer"))],
            Controller = DrawController(),
            Scheduler = random.Pick(SchedulerKind.FirstReady, SchedulerKind.FirstReadyRowHit),
            Refresh = refresh,
            RowPolicy = random.Percent(55) ? new(RowPolicyKind.Open) : new(RowPolicyKind.ClosedCap, random.Pick(1, 2, 3, 4, 4, 8, 16)),
            AddressMapper = random.Pick(
                AddressMapperKind.RoBaRaCoCh,
                AddressMapperKind.RoBaRaCoCh,
                AddressMapperKind.ChRaBaRoCo,
                AddressMapperKind.ChRaBaRoCo,
                AddressMapperKind.Mop4ClXor,
                AddressMapperKind.Mop4ClXor,
                AddressMapperKind.PassThrough),
        };
    }

    private RefreshSettings DrawRefresh()
    {
        List<RefreshSettings> modes = [new(RefreshKind.None), new(RefreshKind.AllBank), new(RefreshKind.AllBank)];
        if (random.Percent(30))
            modes.Add(new(RefreshKind.AllBank, random.Between(1, 200)));
        if (Has("REFpb") && Has("nREFIpb"))
            modes.AddRange([new(RefreshKind.PerBank), new(RefreshKind.PerBank)]);
        if (Has("REFpb") && Has("nREFIpb") && Has("PseudoChannel"))
            modes.AddRange([new(RefreshKind.HbmPerBank), new(RefreshKind.HbmPerBank)]);
        return random.Pick(modes);
    }

    private ImmutableArray<KeyValuePair<string, int>> DrawOverrides(RefreshKind refresh)
    {
        List<KeyValuePair<string, int>> overrides = [];
        if (Has("Rank") && random.Percent(45))
            overrides.Add(new("rank", random.Pick(2, 2, 2, 4)));
        if (refresh is RefreshKind.AllBank && random.Percent(40))
            overrides.Add(new("nREFI", random.Between(1500, 3000)));
        return [.. overrides];
    }

    /// <summary>One to four timings of a preset, halved to doubled.</summary>
    private IEnumerable<KeyValuePair<string, int>> DrawTimings(TimingPreset preset)
    {
        string[] inCycles = [.. standard.Timings.Where(timing => timing.Unit == "nCK").Select(timing => timing.Name)];
        TimingValue[] values = [.. preset.Values.Where(value => inCycles.Contains(value.Name) && value is { Value: > 1, Name: not "nREFI" })];
        return Enumerable.Range(0, random.Between(1, 4))
            .Select(_ => random.Pick(values))
            .DistinctBy(value => value.Name)
            .Select(value => KeyValuePair.Create(value.Name, random.Between((value.Value + 1) / 2, 2 * value.Value)));
    }

    private ControllerSettings DrawController()
    {
        var settings = new ControllerSettings(ControllerKind.SingleBus)
        {
            WckSync = random.Percent(60) ? WckSyncMode.NeedSync : WckSyncMode.AlwaysOn,
        };
        if (random.Percent(50))
        {
            settings = settings with
            {
                ReadQueueSize = random.Pick(1, 2, 3, 7, 8, 16, 31, 33, 64),
                WriteQueueSize = random.Pick(1, 2, 3, 7, 8, 16, 31, 33, 64),
            };
        }

        return random.Percent(70) ? settings : DrawWatermarks(settings);
    }

    private ControllerSettings DrawWatermarks(ControllerSettings settings)
    {
        int low = random.Between(1, 90);
        return settings with { WriteLowWatermark = low / 100f, WriteHighWatermark = random.Between(low + 1, 100) / 100f };
    }

    private bool Has(string name) =>
        standard.Commands.Any(command => command.Name == name)
        || standard.Timings.Any(timing => timing.Name == name)
        || standard.Levels.Any(level => level.Name == name);
}
