using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Loading;

/// <summary>Reads a scenario file with all that it extends and includes, merged into one tree in which each node keeps its own place.</summary>
internal sealed class ScenarioFile
{
    private readonly List<(string FullPath, string Display)> _open = [];
    private readonly List<string> _files = [];

    /// <summary>The files read, as messages show them, in the order of first use.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Reads a file: first what it extends, then what it includes in order, then its own content; later ones win.</summary>
    /// <param name="path">The path as the user gave it.</param>
    /// <param name="namedAt">Where the path was written.</param>
    public MappingNode Read(string path, InputLocation namedAt)
    {
        var full = Path.GetFullPath(path);
        var display = DisplayPath.Of(full);
        var own = ReadOwn(full, display, namedAt);
        _open.Add((full, display));
        var merged = new MappingNode(own.Location, []);
        foreach (var node in Referenced(own, "extends").Concat(Referenced(own, "include")))
            merged = TreeMerge.Over(merged, Read(Path.Combine(Path.GetDirectoryName(full)!, node.Text), node.Location));
        _open.RemoveAt(_open.Count - 1);
        return TreeMerge.Over(merged, Without(own, "extends", "include"));
    }

    private MappingNode ReadOwn(string full, string display, InputLocation namedAt)
    {
        var circle = _open.FindIndex(file => file.FullPath == full);
        if (circle >= 0)
            throw new InputException(namedAt, $"circular include: {string.Join(" -> ", _open.Skip(circle).Select(f => f.Display))} -> {display}");
        if (!File.Exists(full))
            throw new InputException(namedAt, MissingFile.Describe(full, display));
        if (!_files.Contains(display))
            _files.Add(display);
        var root = YamlReader.Read(new InputFile(full, display).ReadAllText(), display);
        return root as MappingNode ?? throw new InputException(root.Location, $"the file holds {root.Kind}: expected a mapping that starts with 'tlm: 1'");
    }

    private static IEnumerable<ScalarNode> Referenced(MappingNode root, string key)
    {
        return root[key] switch
        {
            null => [],
            SequenceNode list => list.Items.Select(item => PathOf(item, key)),
            var single => [PathOf(single, key)],
        };
    }

    private static ScalarNode PathOf(Node node, string key)
    {
        return node is ScalarNode { IsNull: false } scalar
            ? scalar
            : throw new InputException(node.Location, $"'{key}' holds {node.Kind}: expected the path of a YAML file, relative to this one");
    }

    private static MappingNode Without(MappingNode root, params string[] keys)
    {
        return root with { Entries = root.Entries.Where(entry => !keys.Contains(entry.Key)).ToArray() };
    }
}
