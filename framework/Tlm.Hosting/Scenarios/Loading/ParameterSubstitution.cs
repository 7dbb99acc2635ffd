using System.Text.RegularExpressions;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Loading;

/// <summary>Replaces <c>${name}</c> by the scenario parameter of that name: a value that is nothing else becomes the parameter's value with its
/// provenance, and inside a longer text the parameter's text is put in.</summary>
internal sealed partial class ParameterSubstitution
{
    private readonly MappingNode _parameters;
    private readonly List<string> _open = [];

    private ParameterSubstitution(MappingNode parameters) => _parameters = parameters;

    /// <summary>The tree with every reference replaced and without its <c>parameters</c>.</summary>
    public static MappingNode Apply(MappingNode root)
    {
        var parameters = root["parameters"];
        if (parameters is not (null or MappingNode))
            throw new InputException(parameters.Location, $"'parameters' holds {parameters.Kind}: expected a mapping of names to values");
        var substitution = new ParameterSubstitution(parameters as MappingNode ?? new MappingNode(root.Location, []));
        var rest = root.Entries.Where(entry => entry.Key != "parameters");
        return root with { Entries = rest.Select(entry => entry with { Value = substitution.Resolve(entry.Value) }).ToArray() };
    }

    private Node Resolve(Node node)
    {
        return node switch
        {
            MappingNode mapping => mapping with { Entries = mapping.Entries.Select(e => e with { Value = Resolve(e.Value) }).ToArray() },
            SequenceNode list => list with { Items = list.Items.Select(Resolve).ToArray() },
            ScalarNode scalar when scalar.Text.Contains("${", StringComparison.Ordinal) => ResolveText(scalar),
            _ => node,
        };
    }

    private Node ResolveText(ScalarNode scalar)
    {
        var whole = Reference().Match(scalar.Text.Trim());
        if (whole.Success && whole.Length == scalar.Text.Trim().Length)
            return ValueOf(whole.Groups[1].Value, scalar.Location);
        var text = Reference().Replace(scalar.Text, match => TextOf(match.Groups[1].Value, scalar.Location));
        return scalar with { Text = text, IsQuoted = true };
    }

    private Node ValueOf(string name, InputLocation usedAt)
    {
        var entry = _parameters.Find(name) ?? throw new InputException(usedAt, Unknown(name));
        if (_open.Contains(name))
            throw new InputException(entry.KeyLocation, $"parameter '{name}' refers to itself: {string.Join(" -> ", _open)} -> {name}");
        _open.Add(name);
        var value = Resolve(entry.Value);
        _open.RemoveAt(_open.Count - 1);
        return value;
    }

    private string TextOf(string name, InputLocation usedAt)
    {
        var value = ValueOf(name, usedAt);
        if (value is MappingNode mapping && mapping["value"] is { } inner)
            value = inner;
        return value is ScalarNode scalar
            ? scalar.Text
            : throw new InputException(usedAt, $"parameter '{name}' is {value.Kind} and can't be part of a text");
    }

    private string Unknown(string name)
    {
        var nearest = NearestName.Find(name, _parameters.Entries.Select(entry => entry.Key));
        return $"the scenario has no parameter '{name}'" + (nearest is null ? "" : $"; did you mean '{nearest}'?");
    }

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Reference();
}
