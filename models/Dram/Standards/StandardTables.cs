using System.Globalization;
using Tlm.Models.Dram.EnergyModel;

namespace Tlm.Models.Dram.Standards;

/// <summary>Writes what a standard file says as tables for people (Markdown).</summary>
public static class StandardTables
{
    /// <summary>Writes the tables of several standards, with a heading each.</summary>
    public static void Write(IEnumerable<StandardDescription> standards, TextWriter text)
    {
        text.Write("# DRAM standards\n\n");
        text.Write("Written from `models/Dram/Standards/Data/*.yaml` by `StandardTables`; a test keeps them equal. Times are in clock cycles (nCK) unless the\n");
        text.Write("unit says otherwise, densities and capacities in Mbit.\n");
        foreach (var standard in standards)
            WriteStandard(standard, text);
    }

    private static void WriteStandard(StandardDescription standard, TextWriter text)
    {
        text.Write($"\n## {standard.Name}\n\n{standard.Title}. ");
        text.Write(standard.CrossChecked is { } by ? $"Cross-checked cycle by cycle with {by}.\n" : "Not cross-checked with any simulator.\n");
        text.Write($"Levels: {string.Join(", ", standard.Levels.Select(level => level.Name))}; prefetch {standard.Prefetch}; ");
        text.Write($"an all-bank refresh covers a {standard.RefreshScope}.\n");
        Table(text, "Source", ["key", "provenance", "what it is"], standard.Sources.Select(Row));
        Table(text, "Command", ["command", "clocks", "bus"], standard.Commands.Select(Row));
        Table(text, "Timing", ["name", "unit", "meaning", "derived as", "source"], standard.Timings.Select(Row));
        Table(text, "Constraint", ["level", "from", "to", "distance", "scope"], standard.Constraints.Select(Row));
        Table(text, "Organisation preset", ["preset", "values", "source"], standard.Organizations.Select(Row));
        Table(text, "Timing preset", ["preset", "values", "accepted contradictions"], standard.TimingPresets.Select(Row));
        Table(text, "Energy preset", ["preset", "currents of", "rails and constants"], standard.EnergyPresets.Select(Row));
    }

    private static string[] Row(SourceNote source) => [source.Key, source.Provenance.ToString().ToLowerInvariant(), source.Text];

    private static string[] Row(CommandDefinition command) =>
        [command.Name, command.Clocks.ToString(CultureInfo.InvariantCulture), command.Bus ?? "the only one"];

    private static string[] Row(TimingDefinition timing) =>
    [
        timing.Name,
        timing.Unit,
        timing.Meaning,
        timing.Derivation is { } derivation ? $"`{derivation.Text}`" : "",
        timing.Source is { } source ? $"{source.Key}: {timing.Clause}" : "presets",
    ];

    private static string[] Row(ConstraintDefinition constraint) =>
    [
        constraint.Level,
        string.Join(' ', constraint.From),
        string.Join(' ', constraint.To),
        $"`{constraint.Distance.Text}`",
        constraint.Sibling ? "other node of the level" : constraint.Window > 1 ? $"window of {constraint.Window}" : "same node",
    ];

    private static string[] Row(OrganizationPreset preset) =>
        [preset.Name, string.Join(", ", preset.Values.Select(value => $"{value.Key} {value.Value}")), preset.Source.Key];

    private static string[] Row(TimingPreset preset) =>
    [
        preset.Name,
        string.Join(", ", preset.Values.GroupBy(value => value.Source.Key).Select(
            group => $"{string.Join(", ", group.Select(value => $"{value.Name} {value.Value}"))} ({group.Key})")),
        string.Join("; ", preset.Accepted.Select(accepted => $"{accepted.Check}: {accepted.Source}")),
    ];

    private static string[] Row(EnergyPreset preset) =>
        [preset.Name, preset.Scope.ToString().ToLowerInvariant(), string.Join("; ", preset.Rails.Select(Text).Append(Text(preset.Constants)))];

    private static string Text(SupplyRail rail) =>
        $"{rail.Supply.Value}: IDD0 {rail.ActivatePrecharge.Value}, IDD2N {rail.PrechargedStandby.Value}, IDD3N {rail.ActiveStandby.Value}, "
        + $"IDD4R {rail.Read.Value}, IDD4W {rail.Write.Value}, IDD5 {rail.Refresh.Value} ({rail.Supply.Source.Key})";

    private static string Text(EnergyConstants constants)
    {
        var parts = new[]
        {
            Text("activate", constants.Activate), Text("read", constants.Read), Text("write", constants.Write),
            Text("read interface", constants.ReadInterface), Text("write interface", constants.WriteInterface),
            Text("refreshed row", constants.RefreshRow), Text("precharged standby", constants.PrechargedStandby),
            Text("active standby", constants.ActiveStandby),
        };
        return string.Join(", ", parts.OfType<string>());
    }

    private static string? Text<T>(string name, Sourced<T>? number) =>
        number is null ? null : $"{name} {number.Value} ({number.Source.Key}{(number.Note is { } note ? ": " + note : "")})";

    private static void Table(TextWriter text, string caption, string[] columns, IEnumerable<string[]> rows)
    {
        text.Write($"\n{caption}s:\n\n| {string.Join(" | ", columns)} |\n|{string.Concat(columns.Select(_ => "---|"))}\n");
        foreach (string[] row in rows)
            text.Write($"| {string.Join(" | ", row)} |\n");
    }
}
