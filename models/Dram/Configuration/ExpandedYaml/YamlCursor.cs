using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tlm.Models.Dram.Configuration.ExpandedYaml;

/// <summary>A node of a YAML file that knows its place, so that every error can say where it is.</summary>
internal sealed class YamlCursor
{
    private readonly string _file;
    private readonly string _path;
    private readonly YamlNode _node;

    private YamlCursor(string file, string path, YamlNode node)
    {
        _file = file;
        _path = path;
        _node = node;
    }

    /// <summary>The root of a document.</summary>
    /// <param name="file">File name for messages.</param>
    /// <param name="text">YAML text.</param>
    public static YamlCursor Parse(string file, TextReader text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(text);
        }
        catch (YamlException error)
        {
            throw new DramConfigurationException($"{file}({error.Start.Line},{error.Start.Column}): not valid YAML: {error.Message}", error);
        }

        return stream.Documents.Count == 1
            ? new YamlCursor(file, "", stream.Documents[0].RootNode)
            : throw new DramConfigurationException($"{file}: expected one YAML document, found {stream.Documents.Count}");
    }

    /// <summary>File, line and column.</summary>
    public string Place => $"{_file}({_node.Start.Line},{_node.Start.Column})";

    /// <summary>It has keys.</summary>
    public bool IsMapping => _node is YamlMappingNode;

    /// <summary>The value under a key.</summary>
    public YamlCursor this[string key] => Find(key) ?? throw Error($"key '{key}' is missing");

    /// <summary>The value under a key, or null.</summary>
    public YamlCursor? Find(string key)
    {
        if (_node is not YamlMappingNode map)
            throw Error("expected a mapping");
        return map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? new YamlCursor(_file, $"{_path}{key}.", child) : null;
    }

    /// <summary>Keys and values of a mapping, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, YamlCursor>> Entries() =>
        _node is YamlMappingNode map
            ? [.. map.Children.Select(child => Entry(((YamlScalarNode)child.Key).Value ?? "", child.Value))]
            : throw Error("expected a mapping");

    /// <summary>Refuses every other key.</summary>
    public void AllowOnly(params string[] keys)
    {
        if (_node is not YamlMappingNode map)
            throw Error("expected a mapping");
        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>().Where(key => !keys.Contains(key.Value)))
            throw new YamlCursor(_file, _path, key).Error($"key '{key.Value}' is not known here; {Suggestion.For(key.Value ?? "", keys)}");
    }

    /// <summary>The elements of a sequence.</summary>
    public IReadOnlyList<YamlCursor> Items() =>
        _node is YamlSequenceNode list
            ? [.. list.Children.Select((child, index) => new YamlCursor(_file, $"{_path}[{index}].", child))]
            : throw Error("expected a list");

    /// <summary>A scalar as text.</summary>
    public string Text() => _node is YamlScalarNode scalar ? scalar.Value ?? "" : throw Error("expected one value");

    /// <summary>A scalar as an integer.</summary>
    public int Integer() =>
        int.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw Error($"expected an integer, found '{Text()}'");

    /// <summary>A scalar as a decimal number.</summary>
    public decimal Decimal() =>
        decimal.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : throw Error($"expected a number, found '{Text()}'");

    /// <summary>A scalar as a single-precision number.</summary>
    public float Single() =>
        float.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
            ? value
            : throw Error($"expected a number, found '{Text()}'");

    /// <summary>A scalar as a truth value.</summary>
    public bool Boolean() => Text() switch
    {
        "true" => true,
        "false" => false,
        var other => throw Error($"expected true or false, found '{other}'"),
    };

    /// <summary>A list of integers.</summary>
    public IReadOnlyList<int> Integers() => [.. Items().Select(item => item.Integer())];

    /// <summary>One of several words.</summary>
    /// <param name="words">Word and what it stands for.</param>
    public T Word<T>(params (string Word, T Value)[] words)
    {
        string text = Text();
        foreach (var (word, value) in words)
        {
            if (word == text)
                return value;
        }

        throw Error($"'{text}' is not known; {Suggestion.For(text, words.Select(w => w.Word))}");
    }

    /// <summary>An error that names file, line, column and key.</summary>
    public DramConfigurationException Error(string message) =>
        new($"{Place}: {(_path.Length > 0 ? _path.TrimEnd('.') + ": " : "")}{message}");

    private KeyValuePair<string, YamlCursor> Entry(string key, YamlNode value) => new(key, new YamlCursor(_file, $"{_path}{key}.", value));
}
