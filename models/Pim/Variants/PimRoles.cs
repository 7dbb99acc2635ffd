using Tlm.Models.Dram.Configuration.ExpandedYaml;

namespace Tlm.Models.Pim.Variants;

/// <summary>What the near-memory controller has to know about a standard beside its distances.</summary>
/// <param name="Node">Level whose nodes have units, a refresh and a buffer of their own: rank, or channel where a standard has no ranks.</param>
/// <param name="Burst">Cycles of a burst on the data bus.</param>
/// <param name="Activate">Command that opens a row for an ordinary access.</param>
public sealed record PimRoles(int Node, int Burst, int Activate)
{
    /// <summary>Second half of a split activation, or -1.</summary>
    public int ActivateSecond { get; init; } = -1;

    /// <summary>Command that restarts the data clock before a read, or -1 where it always runs.</summary>
    public int SynchroniseRead { get; init; } = -1;

    /// <summary>Command that restarts the data clock before a write, or -1 where it always runs.</summary>
    public int SynchroniseWrite { get; init; } = -1;

    /// <summary>Cycles that the data clock runs on after a burst.</summary>
    public int ClockTail { get; init; }

    internal static PimRoles Read(YamlCursor section, PimVariant variant)
    {
        section.AllowOnly("node", "burst", "activate", "activate_second", "synchronise_read", "synchronise_write", "clock_tail");
        int Command(string key) => section.Find(key) is { } name ? CommandSection.Index(name, variant.Commands) : -1;
        return new PimRoles(
            variant.Organization.LevelIndex(section["node"].Text()), variant.Timing(section["burst"].Text()), CommandSection.Index(section["activate"], variant.Commands))
        {
            ActivateSecond = Command("activate_second"),
            SynchroniseRead = Command("synchronise_read"),
            SynchroniseWrite = Command("synchronise_write"),
            ClockTail = section.Find("clock_tail") is { } tail ? variant.Timing(tail.Text()) : 0,
        };
    }
}
