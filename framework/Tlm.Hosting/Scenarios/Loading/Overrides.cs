using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Loading;

/// <summary>Applies <c>--set path=value</c>: the path is dotted from the top of the scenario, or starts with the name of a component or of a
/// scenario parameter; list items are numbered from 0; the value is YAML.</summary>
internal static class Overrides
{
    /// <summary>The tree with one override applied.</summary>
    public static MappingNode Apply(MappingNode root, string assignment)
    {
        var location = new InputLocation($"--set {assignment}");
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new InputException(location, "expected path=value, e.g. npu.array.rows=64");
        var path = Anchored(root, assignment[..equals].Trim().Split('.'), location);
        return (MappingNode)Put(root, path, 0, Relocated(ReadValue(assignment[(equals + 1)..], location), location));
    }

    private static string[] Anchored(MappingNode root, string[] path, InputLocation location)
    {
        if (path.Any(string.IsNullOrWhiteSpace))
            throw new InputException(location, "the path has an empty part");
        string[] sections = ["components", "parameters"];
        if (ScenarioKeys.All.Contains(path[0]))
            return path;
        foreach (var section in sections)
            if ((root[section] as MappingNode)?.Find(path[0]) is not null)
                return [section, .. path];
        var names = ScenarioKeys.All.Concat(sections.SelectMany(s => (root[s] as MappingNode)?.Entries.Select(e => e.Key) ?? []));
        var nearest = NearestName.Find(path[0], names);
        throw new InputException(location, $"'{path[0]}' is no key, component or parameter of the scenario"
            + (nearest is null ? "" : $"; did you mean '{nearest}'?"));
    }

    private static Node ReadValue(string text, InputLocation location)
    {
        return text.Trim().Length == 0 ? new ScalarNode(location, "") : YamlReader.Read(text, location.File);
    }

    private static Node Put(Node? node, string[] path, int depth, Node value)
    {
        if (depth == path.Length)
            return value;
        switch (node)
        {
            case SequenceNode list:
                var index = IndexIn(list, path, depth, value.Location);
                return list with { Items = [.. list.Items.Take(index), Put(list.Items[index], path, depth + 1, value), .. list.Items.Skip(index + 1)] };
            case MappingNode mapping:
                return PutEntry(mapping, path, depth, value);
            default:
                return PutEntry(new MappingNode(value.Location, []), path, depth, value);
        }
    }

    private static MappingNode PutEntry(MappingNode mapping, string[] path, int depth, Node value)
    {
        var old = mapping.Find(path[depth]);
        var entry = new MappingEntry(path[depth], value.Location, Put(old?.Value, path, depth + 1, value));
        return old is null
            ? mapping with { Entries = [.. mapping.Entries, entry] }
            : mapping with { Entries = mapping.Entries.Select(e => ReferenceEquals(e, old) ? entry : e).ToArray() };
    }

    private static int IndexIn(SequenceNode list, string[] path, int depth, InputLocation location)
    {
        if (int.TryParse(path[depth], out var index) && index >= 0 && index < list.Items.Count)
            return index;
        throw new InputException(location, $"'{string.Join('.', path.Take(depth))}' is a list of {list.Items.Count}: expected a number from 0 to {list.Items.Count - 1}, not '{path[depth]}'");
    }

    // line and column inside the argument would only confuse
    private static Node Relocated(Node node, InputLocation location)
    {
        return node switch
        {
            MappingNode mapping => new MappingNode(location, [.. mapping.Entries.Select(e => new MappingEntry(e.Key, location, Relocated(e.Value, location)))]),
            SequenceNode list => new SequenceNode(location, [.. list.Items.Select(item => Relocated(item, location))]),
            _ => node with { Location = location },
        };
    }
}
