using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration.ExpandedYaml;

namespace Tlm.Models.Dram.Standards.Files;

/// <summary>Reads organisation and timing presets.</summary>
internal sealed class PresetReader(SourceReader sources)
{
    public OrganizationPreset Organization(KeyValuePair<string, YamlCursor> entry)
    {
        var values = entry.Value.Entries().Where(value => value.Key is not ("source" or "accept"));
        return new OrganizationPreset(
            entry.Key,
            [.. values.Select(value => KeyValuePair.Create(value.Key, value.Value.Integer()))],
            sources.Of(entry.Value["source"]),
            Accepted(entry.Value),
            entry.Value.Place);
    }

    public TimingPreset Timing(KeyValuePair<string, YamlCursor> entry)
    {
        var node = entry.Value;
        node.AllowOnly("source", "values", "accept");
        var source = sources.Of(node["source"]);
        return new TimingPreset(
            entry.Key, [.. node["values"].Entries().Select(value => Value(value, source))], Accepted(node), node.Place);
    }

    private static ImmutableArray<AcceptedContradiction> Accepted(YamlCursor node) =>
        [.. node.Find("accept")?.Items().Select(item => new AcceptedContradiction(item["check"].Text(), item["source"].Text())) ?? []];

    private TimingValue Value(KeyValuePair<string, YamlCursor> entry, SourceNote source)
    {
        var node = entry.Value;
        if (!node.IsMapping)
            return new TimingValue(entry.Key, node.Integer(), source, null, node.Place);
        node.AllowOnly("value", "source", "note");
        return new TimingValue(
            entry.Key,
            node["value"].Integer(),
            node.Find("source") is { } own ? sources.Of(own) : source,
            node.Find("note")?.Text(),
            node.Place);
    }
}
