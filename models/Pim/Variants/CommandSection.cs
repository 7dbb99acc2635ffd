using System.Collections.Immutable;
using System.Globalization;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Configuration.ExpandedYaml;

namespace Tlm.Models.Pim.Variants;

/// <summary>Reads the <c>commands</c> section of a variant file.</summary>
internal static class CommandSection
{
    public static ImmutableArray<PimCommand> Read(YamlCursor section, ImmutableArray<string> levels)
    {
        ImmutableArray<PimCommand> names = [.. section.Entries().Select((entry, index) => new PimCommand(entry.Key, index))];
        return [.. names.Select(command => Read(section[command.Name], command, names, levels))];
    }

    /// <summary>Index of a command by its name.</summary>
    public static int Index(YamlCursor at, ImmutableArray<PimCommand> commands)
    {
        string name = at.Text();
        foreach (var command in commands)
        {
            if (command.Name == name)
                return command.Index;
        }

        throw at.Error($"command '{name}' is not known; {Suggestion.For(name, commands.Select(c => c.Name))}");
    }

    private static PimCommand Read(YamlCursor entry, PimCommand command, ImmutableArray<PimCommand> all, ImmutableArray<string> levels)
    {
        entry.AllowOnly("bus", "clocks", "any_edge", "scope", "effect", "over", "timing_at", "needs", "energy");
        return command with
        {
            Bus = entry["bus"].Word(("row", CommandBus.Row), ("column", CommandBus.Column), ("unpaired", CommandBus.Unpaired)),
            Clocks = entry.Find("clocks")?.Integer() ?? 1,
            AnyEdge = entry.Find("any_edge")?.Boolean() ?? false,
            Scope = Level(entry["scope"], levels),
            Effect = entry.Find("effect")?.Word(("open", RowEffect.Open), ("close", RowEffect.Close)) ?? RowEffect.None,
            EffectOverLevels = Levels(entry.Find("over"), levels),
            TimingAt = entry.Find("timing_at") is { } at ? TimingAt(at, levels) : [],
            Needs = entry.Find("needs") is { } needs ? Needs(needs, all, levels) : null,
            Energy = entry.Find("energy") is { } energy ? ReadEnergy(energy) : null,
        };
    }

    private static RowRequirement Needs(YamlCursor needs, ImmutableArray<PimCommand> all, ImmutableArray<string> levels)
    {
        needs.AllowOnly("row", "over", "closed", "other");
        bool open = needs["row"].Word(("open", true), ("closed", false));
        return new RowRequirement(
            open, Levels(needs.Find("over"), levels), open ? Index(needs["closed"], all) : -1, Index(needs["other"], all));
    }

    private static ImmutableArray<int> TimingAt(YamlCursor list, ImmutableArray<string> levels)
    {
        ImmutableArray<int> ids = [.. list.Items().Select(item => item.Text() == "all" ? -1 : Level(item, levels))];
        int expected = levels.IndexOf("Bank");
        return ids.Length == expected ? ids : throw list.Error($"expected {expected} entries, one a level below the channel, found {ids.Length}");
    }

    private static ImmutableArray<int> Levels(YamlCursor? list, ImmutableArray<string> levels) =>
        list is null ? [] : [.. list.Items().Select(item => Level(item, levels))];

    private static int Level(YamlCursor item, ImmutableArray<string> levels)
    {
        int index = levels.IndexOf(item.Text());
        return index >= 0 ? index : throw item.Error($"level '{item.Text()}' is not known; {Suggestion.For(item.Text(), levels)}");
    }

    private static CommandEnergy ReadEnergy(YamlCursor entry)
    {
        entry.AllowOnly("value", "provenance", "source");
        Energy value = Energy.TryParse(entry["value"].Text(), CultureInfo.InvariantCulture, out Energy parsed)
            ? parsed
            : throw entry["value"].Error($"expected an energy such as 12 pJ, found '{entry["value"].Text()}'");
        return new CommandEnergy(value, Grade(entry["provenance"]), entry["source"].Text());
    }

    /// <summary>Where a number comes from.</summary>
    public static Provenance Grade(YamlCursor entry) => entry.Word(
        ("published", Provenance.Published), ("secondary", Provenance.Secondary), ("derived", Provenance.Derived), ("assumed", Provenance.Assumed),
        ("calibrated", Provenance.Calibrated));
}
