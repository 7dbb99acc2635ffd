using System.Collections.Immutable;
using System.Reflection;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Configuration.ExpandedYaml;

namespace Tlm.Models.Pim.Variants;

/// <summary>Reads a variant file (<c>Variants/*.yaml</c>): hierarchy, presets, commands with their meaning, distances.</summary>
public static class VariantReader
{
    /// <summary>A variant that ships with this library.</summary>
    /// <param name="name">File name without extension, e.g. <c>attacc-hbm3</c>.</param>
    /// <param name="preset">Timing preset of that file.</param>
    /// <exception cref="PimException">There is no such variant or preset.</exception>
    public static PimVariant Shipped(string name, string preset)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream(name + ".yaml")
            ?? throw PimException.UnknownName("PIM variant", name, ShippedNames());
        using var text = new StreamReader(stream);
        return Read(name + ".yaml", text, preset);
    }

    /// <summary>Names of the variants that ship with this library, in ordinal order.</summary>
    public static IReadOnlyList<string> ShippedNames() =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(name => name[..^".yaml".Length])
            .Order(StringComparer.Ordinal)];

    /// <summary>Reads a variant from a text.</summary>
    /// <param name="file">File name for messages.</param>
    /// <param name="text">YAML.</param>
    /// <param name="preset">Timing preset of that file.</param>
    /// <exception cref="PimException">The file is not usable; the message names line, column and key.</exception>
    public static PimVariant Read(string file, TextReader text, string preset)
    {
        try
        {
            return Read(YamlCursor.Parse(file, text), preset);
        }
        catch (DramConfigurationException error)
        {
            throw new PimException(error.Message, error);
        }
    }

    private static PimVariant Read(YamlCursor root, string preset)
    {
        root.AllowOnly(
            "pim", "name", "source", "organization", "stack_channels", "request_queue", "refresh", "timings", "presets", "commands", "constraints");
        var organization = Organization(root["organization"]);
        var variant = new PimVariant
        {
            Name = root["name"].Text(),
            Preset = preset,
            Organization = organization,
            Timings = Timings(root, preset),
            Commands = CommandSection.Read(root["commands"], organization.Levels),
            Constraints = [],
            StackChannels = root.Find("stack_channels")?.Integer() ?? 1,
            RequestQueue = root.Find("request_queue")?.Integer() ?? 33,
        };
        return ConstraintSection.Complete(root, variant);
    }

    private static DramOrganization Organization(YamlCursor section)
    {
        ImmutableArray<string> levels = [.. section["levels"].Items().Select(item => item.Text())];
        ImmutableArray<int> counts = [.. section["counts"].Integers()];
        if (levels.Length != counts.Length)
            throw section.Error($"{levels.Length} levels but {counts.Length} counts");
        if (counts.Any(count => count < 1))
            throw section["counts"].Error("every count must be at least 1");
        return new DramOrganization(
            levels, counts, section["device_width"].Integer(), section["channel_width"].Integer(), section["prefetch"].Integer());
    }

    private static ImmutableArray<TimingParameter> Timings(YamlCursor root, string preset)
    {
        var names = root["timings"].Items();
        var presets = root["presets"];
        var row = presets.Find(preset)
            ?? throw presets.Error($"no preset '{preset}'; {Suggestion.For(preset, presets.Entries().Select(entry => entry.Key))}");
        var values = row.Integers();
        if (values.Count != names.Count)
            throw row.Error($"expected {names.Count} values, found {values.Count}");
        return [.. names.Select((name, index) => new TimingParameter(name.Text(), values[index]))];
    }
}
