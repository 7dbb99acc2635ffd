using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>A number as a file gives it: alone, or as <c>{ value, provenance, source, note, fitted_to }</c>.</summary>
internal sealed record ProvenancedNode(ScalarNode Number, Provenance Provenance, string? Source, string? Note, IReadOnlyList<string> FittedTo)
{
    private static readonly string[] Keys = ["value", "provenance", "source", "note", "fitted_to"];

    /// <summary>Takes a node apart; notes what is wrong with it.</summary>
    public static bool TryRead(Node node, string path, string expected, BindingContext context, out ProvenancedNode given)
    {
        given = null!;
        var before = context.Problems.Count;
        switch (node)
        {
            case ScalarNode scalar:
                given = new ProvenancedNode(scalar, Provenance.Assumed, null, null, []);
                break;
            case MappingNode mapping:
                given = FromMapping(mapping, path, expected, context);
                break;
            default:
                context.Report(node.Location, $"'{path}' holds {node.Kind}: expected {expected}");
                break;
        }
        return context.Problems.Count == before;
    }

    /// <summary>The resolved parameter.</summary>
    public ParameterValue Describe(string path, string text) =>
        new(path, text, Provenance, Source, Note, Number.Location.ToString()) { FittedTo = FittedTo };

    private static ProvenancedNode FromMapping(MappingNode mapping, string path, string expected, BindingContext context)
    {
        foreach (var entry in mapping.Entries)
            if (!Keys.Contains(entry.Key))
                context.Report(entry.KeyLocation, UnknownName.Describe("key", entry.Key, $"in the value of '{path}'", Keys));
        if (mapping["value"] is not ScalarNode { IsNull: false } number)
        {
            context.Report(mapping["value"]?.Location ?? mapping.Location, $"'{path}' lacks its 'value': expected {expected}");
            number = new ScalarNode(mapping.Location, "");
        }
        var provenance = ProvenanceOf(mapping, context);
        return new ProvenancedNode(number, provenance, TextOf(mapping, "source", context), TextOf(mapping, "note", context), FittedToOf(mapping, provenance, context));
    }

    private static Provenance ProvenanceOf(MappingNode mapping, BindingContext context)
    {
        if (mapping["provenance"] is not { } node)
            return Provenance.Assumed;
        var reading = new BindingContext(); // the grade is no parameter of its own
        var read = new EnumReader(typeof(Provenance)).TryRead(node, "provenance", reading, out var value);
        foreach (var problem in reading.Problems)
            context.Report(problem.Location, problem.Message);
        return read ? (Provenance)value! : Provenance.Assumed;
    }

    // a fitted value that does not say to what could pass for a prediction
    private static string[] FittedToOf(MappingNode mapping, Provenance provenance, BindingContext context)
    {
        var fitted = provenance is Provenance.Calibrated or Provenance.Anchored;
        if (mapping.Find("fitted_to") is not { } entry)
            return [];
        string[] claims = entry.Value is SequenceNode list ? [.. list.Items.OfType<ScalarNode>().Select(item => item.Text)] : [];
        if (!fitted)
            context.Report(entry.KeyLocation, "'fitted_to' belongs to a value that is calibrated or anchored");
        else if (claims.Length == 0)
            context.Report(entry.Value.Location, $"'fitted_to' holds {entry.Value.Kind}: expected a list of claim ids");
        return claims;
    }

    private static string? TextOf(MappingNode mapping, string key, BindingContext context)
    {
        if (mapping[key] is null or ScalarNode)
            return (mapping[key] as ScalarNode)?.Text;
        context.Report(mapping[key]!.Location, $"'{key}' holds {mapping[key]!.Kind}: expected a text");
        return null;
    }
}
