using System.Numerics;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Standards.Expansion;

/// <summary>Takes an organisation preset, applies overrides and checks that it multiplies out.</summary>
internal static class OrganizationResolver
{
    private const long _bitsPerMegabit = 1 << 20;

    public static ResolvedOrganization Resolve(StandardDescription standard, DramSelection selection)
    {
        var preset = standard.Organizations.FirstOrDefault(p => p.Name == selection.Organization)
            ?? throw new DramConfigurationException(
                $"{standard.Name}: no organisation preset '{selection.Organization}'; "
                + Suggestion.For(selection.Organization, standard.Organizations.Select(p => p.Name)), "organization");
        var values = preset.Values.ToDictionary(value => value.Key, value => value.Value);
        foreach (var (key, value) in selection.Overrides)
        {
            if (values.ContainsKey(key))
                values[key] = value;
        }

        var resolved = new ResolvedOrganization(preset, values);
        CheckCounts(standard, resolved);
        CheckWidths(standard, resolved);
        CheckCapacity(standard, resolved);
        return resolved;
    }

    private static void CheckCounts(StandardDescription standard, ResolvedOrganization organization)
    {
        foreach (var (index, level) in standard.Levels.Index())
        {
            int count = organization.Count(level, index);
            if (count < 1 || !BitOperations.IsPow2(count))
                throw Error(organization, $"{level.Name.ToLowerInvariant()}: the count must be a power of two, found {count}");
        }

        var column = standard.Levels[^1];
        int columns = organization.Count(column, standard.Levels.Length - 1);
        if (columns % standard.Prefetch != 0)
            throw Error(organization, $"{column.Name.ToLowerInvariant()}: {columns} is no multiple of the prefetch {standard.Prefetch}");
    }

    private static void CheckWidths(StandardDescription standard, ResolvedOrganization organization)
    {
        int channel = organization["channel_width"];
        int device = organization["dq"];
        if (device < 1 || channel < 1 || channel % device != 0)
            throw Error(organization, $"channel_width: {channel} bits are no multiple of the device width dq of {device} bits");
        if (standard.PayloadBytes is null && !BitOperations.IsPow2(channel))
            throw Error(organization, $"channel_width: must be a power of two, found {channel} bits");
    }

    private static void CheckCapacity(StandardDescription standard, ResolvedOrganization organization)
    {
        long product = organization["dq"];
        foreach (var (index, level) in standard.Levels.Index())
        {
            if (level.Name != "Rank")
                product = checked(product * organization.Count(level, index));
        }

        if (product != organization["channel_capacity"] * _bitsPerMegabit)
        {
            throw Error(
                organization,
                $"does not multiply out: dq x counts of one rank are {product / _bitsPerMegabit} Mbit, "
                + $"channel_capacity says {organization["channel_capacity"]} Mbit");
        }
    }

    private static DramConfigurationException Error(ResolvedOrganization organization, string message) =>
        new($"{organization.Preset.Place}: organizations.{organization.Preset.Name}: {message}", "organization");
}
