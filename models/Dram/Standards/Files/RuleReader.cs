using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration.ExpandedYaml;
using Tlm.Models.Dram.Standards.Expressions;

namespace Tlm.Models.Dram.Standards.Files;

/// <summary>Reads timing definitions, tables, constraints and checks.</summary>
internal sealed class RuleReader(SourceReader sources)
{
    public static PlacedExpression Expression(YamlCursor node)
    {
        try
        {
            return new PlacedExpression(node.Text(), node.Place) { Parsed = ExpressionParser.Parse(node.Text()) };
        }
        catch (FormatException error)
        {
            throw node.Error(error.Message);
        }
    }

    public static ConstraintDefinition Constraint(YamlCursor node)
    {
        node.AllowOnly("level", "from", "to", "distance", "window", "sibling");
        return new ConstraintDefinition(
            node["level"].Text(),
            Texts(node["from"]),
            Texts(node["to"]),
            Expression(node["distance"]),
            node.Find("window")?.Integer() ?? 1,
            node.Find("sibling")?.Boolean() ?? false);
    }

    public TimingDefinition Timing(KeyValuePair<string, YamlCursor> entry)
    {
        var node = entry.Value;
        node.AllowOnly("unit", "means", "derive", "source", "clause");
        return new TimingDefinition(
            entry.Key,
            node["unit"].Word(("nCK", "nCK"), ("ps", "ps"), ("MT/s", "MT/s")),
            node["means"].Text(),
            node.Find("derive") is { } derivation ? Expression(derivation) : null,
            node.Find("source") is { } source ? sources.Of(source) : null,
            node.Find("clause")?.Text());
    }

    public TimingTable Table(KeyValuePair<string, YamlCursor> entry)
    {
        var node = entry.Value;
        node.AllowOnly("by", "rows", "source", "clause");
        ImmutableArray<PlacedExpression> keys = [.. node["by"].Items().Select(Expression)];
        return new TimingTable(
            entry.Key,
            keys,
            [.. node["rows"].Items().Select(row => Row(row, keys.Length))],
            sources.Of(node["source"]),
            node["clause"].Text(),
            node.Place);
    }

    private static (ImmutableArray<int?> Bounds, int Value) Row(YamlCursor row, int keys)
    {
        var fields = row.Items();
        if (fields.Count != keys + 1)
            throw row.Error($"expected {keys} bound(s) and a value, found {fields.Count} fields");
        return ([.. fields.Take(keys).Select(field => field.Text() == "any" ? (int?)null : field.Integer())], fields[keys].Integer());
    }

    private static ImmutableArray<string> Texts(YamlCursor list) => [.. list.Items().Select(item => item.Text())];
}
