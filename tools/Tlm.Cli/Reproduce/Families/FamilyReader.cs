using Tlm.Cli.Reproduce.Expressions;
using Tlm.Hosting.Binding;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Cli.Reproduce.Families;

/// <summary>Reads a family file: <c>reproduce: 1</c>, title, runs, claims and how parameters move them.</summary>
internal sealed class FamilyReader
{
    private static readonly string[] Keys = ["reproduce", "title", "runs", "claims", "study", "parameters"];

    private readonly BindingContext _context = new();
    private readonly string _folder;
    private readonly MappingNode _root;

    private FamilyReader(InputFile file)
    {
        _folder = Path.GetDirectoryName(file.FullPath)!;
        _root = YamlReader.Read(file.ReadAllText(), file.DisplayPath) as MappingNode
            ?? throw new InputException(file.Location(1, 1), "the file holds no mapping: expected one that starts with 'reproduce: 1'");
    }

    /// <summary>Reads the family of a folder.</summary>
    /// <exception cref="InputException">The file is wrong; every problem names its place.</exception>
    public static SystemFamily Read(InputFile file)
    {
        FamilyReader reader = new(file);
        reader.CheckTop();
        SystemFamily family = new()
        {
            Name = Path.GetFileName(reader._folder),
            Title = reader.Title(),
            File = file.DisplayPath,
            Runs = reader.Runs(),
            Claims = reader.Claims(),
            Study = [.. reader.Overrides(reader._root, "study")],
            Parameters = [.. reader.Items<FamilyParameterOptions>("parameters", "parameter").Select(item => new FamilyParameter(item.Options, item.Location))],
        };
        reader._context.ThrowIfAny();
        FamilyCheck.Check(family);
        return family;
    }

    private void CheckTop()
    {
        if (_root["reproduce"] is not ScalarNode { Text: "1" })
            throw new InputException(_root["reproduce"]?.Location ?? _root.Location, "expected 'reproduce: 1', the version of the format of family files");
        foreach (MappingEntry entry in _root.Entries.Where(entry => !Keys.Contains(entry.Key)))
            _context.Report(entry.KeyLocation, UnknownName.Describe("key", entry.Key, "at the top of the family file", Keys));
        _context.ThrowIfAny();
    }

    private string Title()
    {
        if (_root["title"] is ScalarNode { IsNull: false } title)
            return title.Text;
        _context.Report(_root["title"]?.Location ?? _root.Location, "the family lacks 'title': expected the system's name and paper");
        return "";
    }

    private List<RunEntry> Runs()
    {
        List<RunEntry> runs = [];
        if (_root["runs"] is not MappingNode section)
        {
            _context.Report(_root["runs"]?.Location ?? _root.Location, "the family lacks 'runs': expected a mapping of names to { scenario, set }");
            return runs;
        }
        foreach (MappingEntry entry in section.Entries)
        {
            if (entry.Value is not MappingNode run)
                _context.Report(entry.Value.Location, $"run '{entry.Key}' holds {entry.Value.Kind}: expected {{ scenario, set }}");
            else if (Bind<FamilyRunOptions>(run, $"runs.{entry.Key}", $"run '{entry.Key}'", "set") is { } options)
                runs.Add(new RunEntry(entry.Key, options.Scenario.FullPath, [.. Overrides(run, "set")], options.Fitted, entry.KeyLocation));
        }
        return runs;
    }

    private IEnumerable<string> Overrides(MappingNode node, string key)
    {
        if (node[key] is MappingNode set)
            return set.Entries.Select(entry => $"{entry.Key}={NodeText.Of(WithPath(entry.Value))}");
        if (node[key] is { } other)
            _context.Report(other.Location, $"'{key}' holds {other.Kind}: expected a mapping of paths to values");
        return [];
    }

    // an override on the command line is relative to the current folder, a path in a file to that file
    private Node WithPath(Node value)
    {
        return value is ScalarNode { IsNull: false } text && Path.Combine(_folder, text.Text) is var path && File.Exists(path) ? text with { Text = path } : value;
    }

    private List<FamilyClaim> Claims()
    {
        List<FamilyClaim> claims = [];
        foreach ((FamilyClaimOptions options, InputLocation location, InputLocation metric) in Items<FamilyClaimOptions>("claims", "claim", "metric"))
        {
            if (ExpressionParser.TryParse(options.Metric, out Expression expression, out string problem))
                claims.Add(new FamilyClaim(options, expression, location));
            else
                _context.Report(metric, $"'metric' of claim '{options.Id}': {problem}");
        }
        return claims;
    }

    private IEnumerable<(T Options, InputLocation Location, InputLocation KeyLocation)> Items<T>(string section, string item, string key = "path")
        where T : class
    {
        if (_root[section] is not SequenceNode list)
        {
            if (_root[section] is { } other)
                _context.Report(other.Location, $"'{section}' holds {other.Kind}: expected a list of {item}s");
            yield break;
        }
        for (int index = 0; index < list.Items.Count; index++)
        {
            if (list.Items[index] is not MappingNode mapping)
                _context.Report(list.Items[index].Location, $"'{section}.{index}' holds {list.Items[index].Kind}: expected a {item}, a mapping");
            else if (Bind<T>(mapping, $"{section}.{index}", $"the {item}") is { } options)
                yield return (options, mapping.Location, mapping[key]?.Location ?? mapping.Location);
        }
    }

    private T? Bind<T>(MappingNode node, string path, string subject, params string[] reserved)
        where T : class
    {
        return OptionsBinder.Bind(typeof(T), node, path, subject, _context, reserved) as T;
    }
}
