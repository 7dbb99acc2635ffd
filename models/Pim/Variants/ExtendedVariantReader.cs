using System.Collections.Immutable;
using System.Reflection;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Configuration.ExpandedYaml;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;

namespace Tlm.Models.Pim.Variants;

/// <summary>Reads a variant file that extends a DRAM standard: all of the standard's distances hold, the file adds the units' commands.</summary>
public static class ExtendedVariantReader
{
    /// <summary>A variant that ships with this library.</summary>
    /// <param name="name">File name without extension, e.g. <c>lpddr5-pim</c>.</param>
    /// <param name="selection">Organisation and timing preset of the standard, with overrides such as the number of ranks.</param>
    /// <param name="own">Values that replace the file's own timings, by name.</param>
    /// <exception cref="PimException">There is no such variant, preset or timing.</exception>
    public static PimVariant Shipped(string name, DramSelection selection, params (string Name, int Value)[] own)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name + ".yaml")
            ?? throw PimException.UnknownName("PIM variant", name, VariantReader.ShippedNames());
        using var text = new StreamReader(stream);
        return Read(name + ".yaml", text, selection, own);
    }

    /// <summary>Reads a variant from a text.</summary>
    /// <exception cref="PimException">The file is not usable; the message names line, column and key.</exception>
    public static PimVariant Read(string file, TextReader text, DramSelection selection, params (string Name, int Value)[] own)
    {
        try
        {
            var root = YamlCursor.Parse(file, text);
            var standard = StandardExpander.Expand(StandardLibrary.Load(root["extends"].Text()), selection);
            return Extend(root, standard, selection.Timing, own);
        }
        catch (DramConfigurationException error)
        {
            throw new PimException(error.Message, error);
        }
    }

    private static PimVariant Extend(YamlCursor root, DramConfiguration standard, string preset, (string Name, int Value)[] own)
    {
        root.AllowOnly("pim", "name", "extends", "ticks_per_clock", "split", "reached", "roles", "own_timings", "refresh", "commands", "constraints");
        var organization = root.Find("split") is { } split ? Split(standard.Organization, split) : standard.Organization;
        var variant = new PimVariant
        {
            Name = root["name"].Text(),
            Preset = preset,
            Organization = organization,
            Timings = standard.Timings,
            Commands = CommandSection.Read(root["commands"], organization.Levels),
            Constraints = [],
            TicksPerClock = root.Find("ticks_per_clock")?.Integer() ?? 1,
        };
        variant = variant with { Timings = Timings(root["own_timings"], root["reached"], variant, own) };
        if (root.Find("roles") is { } roles)
            variant = variant with { Roles = PimRoles.Read(roles, variant) };
        variant = variant with { Constraints = [.. standard.Constraints.Select(constraint => Moved(constraint, standard, variant))] };
        return ConstraintSection.Complete(root, variant);
    }

    /// <summary>Puts a level above another one: groups of so many of its nodes.</summary>
    private static DramOrganization Split(DramOrganization organization, YamlCursor at)
    {
        int level = organization.LevelIndex(at["level"].Text());
        int size = at["of"].Integer();
        if (size < 1 || organization.Counts[level] % size != 0)
            throw at["of"].Error($"{organization.Counts[level]} nodes of {organization.Levels[level]} can't be split into groups of {size}");
        return organization with
        {
            Levels = organization.Levels.Insert(level, at["into"].Text()),
            Counts = organization.Counts.SetItem(level, size).Insert(level, organization.Counts[level] / size),
        };
    }

    private static ImmutableArray<TimingParameter> Timings(YamlCursor section, YamlCursor at, PimVariant variant, (string Name, int Value)[] own)
    {
        var names = section.Entries().Select(entry => entry.Key).ToArray();
        if (own.Select(o => o.Name).FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw PimException.UnknownName($"{variant.Name}: own timing", unknown, names);
        int reached = at.Items().Aggregate(1, (count, level) => count * variant.Organization.Counts[variant.Organization.LevelIndex(level.Text())]);
        variant = variant with { Timings = variant.Timings.Add(new TimingParameter("reached", reached)) };
        foreach (var (name, entry) in section.Entries())
        {
            entry.AllowOnly("value", "provenance", "source", "means");
            CommandSection.Grade(entry["provenance"]);
            if (entry["source"].Text().Length == 0)
                throw entry["source"].Error("a value needs a source");
            int value = own.Where(o => o.Name == name).Select(o => (int?)o.Value).FirstOrDefault()
                ?? TimingExpression.Evaluate(entry["value"].Text(), variant.Timing);
            variant = variant with { Timings = variant.Timings.Add(new TimingParameter(name, value)) };
        }

        return variant.Timings;
    }

    private static TimingConstraint Moved(TimingConstraint constraint, DramConfiguration standard, PimVariant variant) => constraint with
    {
        Level = variant.Organization.LevelIndex(standard.Organization.Levels[constraint.Level]),
        Preceding = [.. constraint.Preceding.Select(command => variant.Command(standard.Commands[command].Name).Index)],
        Following = [.. constraint.Following.Select(command => variant.Command(standard.Commands[command].Name).Index)],
    };
}
