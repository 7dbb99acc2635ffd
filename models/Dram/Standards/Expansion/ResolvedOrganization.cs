using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Standards.Expansion;

/// <summary>An organisation after overrides: widths (bits), densities and capacities (Mbit) and counts by lower-case name.</summary>
internal sealed class ResolvedOrganization(OrganizationPreset preset, IReadOnlyDictionary<string, int> values)
{
    public OrganizationPreset Preset => preset;

    public int? Find(string key) => values.TryGetValue(key, out int value) ? value : null;

    public int this[string key] =>
        Find(key) ?? throw new DramConfigurationException($"{preset.Place}: organizations.{preset.Name}: key '{key}' is missing");

    /// <summary>Count of a level; there is always one channel.</summary>
    public int Count(LevelDefinition level, int index) => index == 0 ? 1 : this[level.Name.ToLowerInvariant()];

    public DramOrganization ToOrganization(StandardDescription standard) => new(
        [.. standard.Levels.Select(level => level.Name)],
        [.. standard.Levels.Select(Count)],
        this["dq"],
        this["channel_width"],
        standard.Prefetch,
        standard.PayloadBytes);
}
