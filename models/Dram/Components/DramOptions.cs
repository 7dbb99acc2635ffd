using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards;

namespace Tlm.Models.Dram.Components;

/// <summary>A DRAM memory: presets of a standard, deviations from them, channels and controller.</summary>
public sealed record DramOptions : IValidatableOptions
{
    /// <summary>The embedded engine alone.</summary>
    public const string EmbeddedEngine = "embedded";

    /// <summary>Ramulator executes the same, and every answer is held against it.</summary>
    public const string RamulatorEngine = "ramulator";

    /// <summary>As <see cref="RamulatorEngine"/> where it is there.</summary>
    public const string OptionalRamulatorEngine = "ramulator?";

    /// <summary>Ramulator gives the answers, and nothing else runs.</summary>
    public const string RamulatorAloneEngine = "ramulator-alone";

    /// <summary>All engines.</summary>
    public static IReadOnlyList<string> Engines { get; } = [EmbeddedEngine, RamulatorEngine, OptionalRamulatorEngine, RamulatorAloneEngine];

    /// <summary>Which engine vouches for the cycles.</summary>
    [Parameter("Engine: embedded; ramulator (the user's Ramulator 2.1 executes every request, and a difference ends the run); ramulator? (if it is there); ramulator-alone (Ramulator itself gives every answer; slower)", Default = "embedded")]
    public string Engine { get; init; } = EmbeddedEngine;

    /// <summary>Name of the standard.</summary>
    [Parameter("DRAM standard", Default = "LPDDR5")]
    public string Standard { get; init; } = "LPDDR5";

    /// <summary>Name of an organisation preset.</summary>
    [Parameter("Organisation preset of the standard", Default = "LPDDR5_8Gb_x16")]
    public string Organization { get; init; } = "LPDDR5_8Gb_x16";

    /// <summary>Name of a timing preset.</summary>
    [Parameter("Timing preset of the standard", Default = "LPDDR5_6400")]
    public string Timing { get; init; } = "LPDDR5_6400";

    /// <summary>Level counts and timings that replace those of the presets.</summary>
    [Parameter("Values that replace those of the presets: level counts (rank: 2) and timings in cycles (nRCD: 18)")]
    public Dictionary<string, int> Overrides { get; init; } = [];

    /// <summary>Checks of the timings that may fail, each with the source that says so.</summary>
    [Parameter("Checks of the timings that may fail, each with the source that says so (\"nRC >= nRAS + nRP\": datasheet, note 3)")]
    public Dictionary<string, string> Accept { get; init; } = [];

    /// <summary>Name of an energy preset of the standard; the usual one if empty.</summary>
    [Parameter("Energy preset of the standard; the usual one if not given")]
    public string? Energy { get; init; }

    /// <summary>Channels.</summary>
    [Parameter("Channels", Default = "1", Min = "1", Max = "64")]
    public int Channels { get; init; } = 1;

    /// <summary>Bytes that lie together in one channel before the next channel follows.</summary>
    [Parameter("Bytes that lie together in a channel before the next one follows; a power of two times the transaction", Key = "interleave")]
    public DataSize? Interleave { get; init; }

    /// <summary>First address.</summary>
    [Parameter("First address", Default = "0", Min = "0")]
    public long Base { get; init; }

    /// <summary>Which request is served first.</summary>
    [Parameter("Scheduler: first-ready (FRFCFS) or first-ready-row-hit (FRFCFSRowHit)", Default = "first-ready")]
    public SchedulerKind Scheduler { get; init; } = SchedulerKind.FirstReady;

    /// <summary>Refresh mode.</summary>
    [Parameter("Refresh: none, all-bank, per-bank or hbm-per-bank", Default = "all-bank")]
    public RefreshKind Refresh { get; init; } = RefreshKind.AllBank;

    /// <summary>When rows are closed.</summary>
    [Parameter("Row policy: open or closed-cap", Default = "open")]
    public RowPolicyKind RowPolicy { get; init; } = RowPolicyKind.Open;

    /// <summary>Column accesses after which the closed policy closes a row.</summary>
    [Parameter("Column accesses after which the closed-cap policy closes a row", Default = "4", Min = "1")]
    public int RowCap { get; init; } = 4;

    /// <summary>How an address inside a channel becomes bank, row and column.</summary>
    [Parameter("Address mapper inside a channel", Default = "ro-ba-ra-co-ch")]
    public AddressMapperKind Mapper { get; init; } = AddressMapperKind.RoBaRaCoCh;

    /// <summary>Requests that the read queue of a channel holds.</summary>
    [Parameter("Requests that the read queue of a channel holds", Default = "32", Min = "1")]
    public int ReadQueue { get; init; } = 32;

    /// <summary>Requests that the write queue of a channel holds.</summary>
    [Parameter("Requests that the write queue of a channel holds", Default = "32", Min = "1")]
    public int WriteQueue { get; init; } = 32;

    /// <summary>Share of the write queue below which write mode ends if reads wait.</summary>
    [Parameter("Share of the write queue below which write mode ends if reads wait", Default = "0.2", Max = "1")]
    public double WriteLowWatermark { get; init; } = 0.2;

    /// <summary>Share of the write queue above which write mode begins.</summary>
    [Parameter("Share of the write queue above which write mode begins", Default = "0.8", Max = "1")]
    public double WriteHighWatermark { get; init; } = 0.8;

    /// <summary>Cycles between the all-bank refreshes of successive ranks or pseudo-channels.</summary>
    [Parameter("Cycles between the all-bank refreshes of successive ranks or pseudo-channels; 0 = all in the same cycle", Default = "0", Min = "0")]
    public int RefreshScatter { get; init; }

    /// <summary>Write-clock synchronisation of LPDDR5 and LPDDR6.</summary>
    [Parameter("Write-clock synchronisation of LPDDR5 and LPDDR6: need-sync or always-on", Default = "need-sync")]
    public WckSyncMode WckSync { get; init; } = WckSyncMode.NeedSync;

    /// <summary>Transactions of initiators under way together, each step of a stream counting as one; null: any number.</summary>
    [Parameter("Transactions under way together, each step of a stream counting as one; further ones wait on the link. Absent: any number, the controllers' queues limit what is at work", Min = "1")]
    public int? Outstanding { get; init; }

    /// <summary>Follow known segments of long runs; results are the same either way.</summary>
    [Parameter("Follow segments of long runs that were met before instead of simulating them again; results are the same either way", Default = "true")]
    public bool Memoise { get; init; } = true;

    /// <summary>The memory that the options describe.</summary>
    /// <exception cref="DramConfigurationException">A name is unknown or numbers contradict each other.</exception>
    public DramSystemConfiguration ToSystem() => DramSystemBuilder.Build(this);

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        OptionProblem? problem = null;
        try
        {
            _ = DramSystemBuilder.Build(this);
        }
        catch (DramConfigurationException error)
        {
            problem = new OptionProblem(error.Key, error.Message);
        }

        if (problem is not null)
            yield return problem;
        else if (!Engines.Contains(Engine))
            yield return new OptionProblem("engine", $"'{Engine}' is no engine; {Suggestion.For(Engine, Engines)}");
        else if (Engine is RamulatorEngine or RamulatorAloneEngine && StandardLibrary.Load(Standard).CrossChecked is null)
            yield return new OptionProblem("engine", $"Ramulator 2.1 has no standard {Standard}");
    }
}
