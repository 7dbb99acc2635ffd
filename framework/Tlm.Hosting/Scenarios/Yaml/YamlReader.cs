using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tlm.Hosting.Scenarios.Yaml;

/// <summary>Reads one YAML document into nodes with their places. Anchors and aliases work; tags, several documents and repeated keys are errors.</summary>
public sealed class YamlReader
{
    private const int MaxDepth = 64;
    private readonly string _source;
    private readonly IParser _parser;
    private readonly Dictionary<string, Node> _anchors = new(StringComparer.Ordinal);
    private int _depth;

    private YamlReader(string text, string source)
    {
        _source = source;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="source">The file's name as errors show it.</param>
    /// <exception cref="InputException">The text is no such document.</exception>
    public static Node Read(string text, string source)
    {
        var reader = new YamlReader(text, source);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException error)
        {
            throw new InputException(At(source, error.Start), $"not valid YAML: {Plain(error.Message)}", error);
        }
        catch (InvalidOperationException error) when (error is not ObjectDisposedException)
        {
            // the scanner's way to say that a text in braces goes on in a column left of its parent
            throw new InputException(At(source, reader._parser.Current?.End ?? Mark.Empty), "not valid YAML: the text after this is not indented as it should be", error);
        }
    }

    private Node ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
            throw new InputException(new InputLocation(_source, 1, 1), "the file is empty: expected a scenario, starting with 'tlm: 1'");
        _parser.Consume<DocumentStart>();
        var root = ReadNode();
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
            throw new InputException(At(_source, second.Start), "a second document: expected one document a file");
        return root;
    }

    private Node ReadNode()
    {
        if (++_depth > MaxDepth)
            throw new InputException(At(_source, _parser.Current!.Start), $"nested deeper than {MaxDepth} levels");
        var node = ReadContent();
        _depth--;
        return node;
    }

    private Node ReadContent()
    {
        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return _anchors.TryGetValue(alias.Value.Value, out var target)
                ? target
                : throw new InputException(At(_source, alias.Start), $"alias '*{alias.Value}' refers to no anchor before it");
        if (_parser.Current is not NodeEvent start)
            throw new InputException(At(_source, _parser.Current!.Start), "not valid YAML: a value was expected here");
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific)
            throw new InputException(At(_source, start.Start), $"tag '{start.Tag}' is not supported");
        Node node = start switch
        {
            Scalar => ReadScalar(),
            SequenceStart => ReadSequence(),
            _ => ReadMapping(),
        };
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor.Value] = node;
        return node;
    }

    private ScalarNode ReadScalar()
    {
        var scalar = _parser.Consume<Scalar>();
        return new ScalarNode(At(_source, scalar.Start), scalar.Value, scalar.Style != ScalarStyle.Plain);
    }

    private SequenceNode ReadSequence()
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode());
        return new SequenceNode(At(_source, start.Start), items);
    }

    private MappingNode ReadMapping()
    {
        var start = _parser.Consume<MappingStart>();
        var entries = new List<MappingEntry>();
        var seen = new Dictionary<string, InputLocation>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadNode() is not ScalarNode key)
                throw new InputException(At(_source, _parser.Current!.Start), "a key must be a plain text");
            if (!seen.TryAdd(key.Text, key.Location))
                throw new InputException(key.Location, $"key '{key.Text}' is written twice (first at line {seen[key.Text].Line})");
            entries.Add(new MappingEntry(key.Text, key.Location, ReadNode()));
        }
        return new MappingNode(At(_source, start.Start), entries);
    }

    private static InputLocation At(string source, in Mark mark) => new(source, (int)mark.Line, (int)mark.Column);

    private static string Plain(string message) => message.Split('\n')[0].Trim().TrimEnd('.');
}
