using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>A number as a file gives it: alone, or as <c>{ value, provenance, source, note }</c>.</summary>
internal sealed record ProvenancedNode(ScalarNode Number, Provenance Provenance, string? Source, string? Note)
{
    private static readonly string[] Keys = ["value", "provenance", "source", "note"];

    /// <summary>Takes a node apart; notes what is wrong with it.</summary>
    public static bool TryRead(Node node, string path, string expected, BindingContext context, out ProvenancedNode given)
    {
        given = null!;
        var before = context.Problems.Count;
        switch (node)
        {
            case ScalarNode scalar:
                given = new ProvenancedNode(scalar, Provenance.Assumed, null, null);
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
    public ParameterValue Describe(string path, string text) => new(path, text, Provenance, Source, Note, Number.Location.ToString());

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
        return new ProvenancedNode(number, ProvenanceOf(mapping, context), TextOf(mapping, "source", context), TextOf(mapping, "note", context));
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

    private static string? TextOf(MappingNode mapping, string key, BindingContext context)
    {
        if (mapping[key] is null or ScalarNode)
            return (mapping[key] as ScalarNode)?.Text;
        context.Report(mapping[key]!.Location, $"'{key}' holds {mapping[key]!.Kind}: expected a text");
        return null;
    }
}
