using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;

namespace Tlm.Bench.Memory;

/// <summary>Address and type pattern of a saturated stream.</summary>
public enum StreamKind
{
    /// <summary>Reads of successive transactions.</summary>
    Sequential,

    /// <summary>Reads anywhere in the channel.</summary>
    Random,

    /// <summary>Anywhere in the channel, one third writes.</summary>
    Mixed,
}

/// <summary>A benchmark: one channel, one saturated stream.</summary>
/// <param name="Name">Name of the case.</param>
/// <param name="Standard">Standard.</param>
/// <param name="Organization">Organisation preset.</param>
/// <param name="Timing">Timing preset.</param>
/// <param name="Kind">Stream.</param>
/// <param name="Cold">Measured as the first run of a fresh process.</param>
public sealed record BenchCase(string Name, string Standard, string Organization, string Timing, StreamKind Kind, bool Cold)
{
    /// <summary>All cases.</summary>
    public static IReadOnlyList<BenchCase> All { get; } =
    [
        Lpddr5("lpddr5-seq", StreamKind.Sequential, cold: false),
        Lpddr5("lpddr5-random", StreamKind.Random, cold: false),
        Hbm3("hbm3-seq", StreamKind.Sequential),
        Hbm3("hbm3-random", StreamKind.Random),
        Lpddr5("lpddr5-mixed", StreamKind.Mixed, cold: false),
        Lpddr5("lpddr5-seq-cold", StreamKind.Sequential, cold: true),
        Lpddr5("lpddr5-random-cold", StreamKind.Random, cold: true),
    ];

    /// <summary>The channel: all-bank refresh, open rows; FRFCFS, for the mixed stream FRFCFS with row hits first.</summary>
    public DramConfiguration Configuration() => StandardExpander.Expand(
        StandardLibrary.Load(Standard),
        new DramSelection
        {
            Organization = Organization,
            Timing = Timing,
            Scheduler = Kind == StreamKind.Mixed ? SchedulerKind.FirstReadyRowHit : SchedulerKind.FirstReady,
        });

    private static BenchCase Lpddr5(string name, StreamKind kind, bool cold) => new(name, "LPDDR5", "LPDDR5_8Gb_x16", "LPDDR5_6400", kind, cold);

    private static BenchCase Hbm3(string name, StreamKind kind) => new(name, "HBM3", "HBM3_8Gb_8hi", "HBM3_6400Mbps", kind, Cold: false);
}
