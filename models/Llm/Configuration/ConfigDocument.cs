using System.Text;
using System.Text.Json;

namespace Tlm.Models.Llm.Configuration;

/// <summary>The top-level keys of a JSON object with their positions. Keys nobody asks for are ignored, as public files hold many.</summary>
internal sealed class ConfigDocument
{
    private const string Expected = "expected a JSON object with the keys of a config.json";

    private readonly Dictionary<string, ConfigField> _fields;

    private ConfigDocument(InputFile file, Dictionary<string, ConfigField> fields)
    {
        File = file;
        _fields = fields;
    }

    public InputFile File { get; }

    public IEnumerable<string> Keys => _fields.Keys;

    public static ConfigDocument Parse(InputFile file, string json)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        try
        {
            return new ConfigDocument(file, ReadFields(file, utf8));
        }
        catch (JsonException error)
        {
            int line = (int)(error.LineNumber ?? 0) + 1;
            int column = (int)(error.BytePositionInLine ?? 0) + 1;
            throw new InputException(file.Location(line, column), Expected, error);
        }
    }

    public bool TryGet(string key, out ConfigField field)
    {
        return _fields.TryGetValue(key, out field) && field.Value.ValueKind != JsonValueKind.Null;
    }

    private static Dictionary<string, ConfigField> ReadFields(InputFile file, byte[] utf8)
    {
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new InputException(file.Location(1, 1), Expected);
        Dictionary<string, ConfigField> fields = new(StringComparer.Ordinal);
        LineIndex lines = new(utf8);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            (int line, int column) = lines.Position((int)reader.TokenStartIndex);
            reader.Read();
            fields[key] = new ConfigField(JsonElement.ParseValue(ref reader), line, column);
        }
        return fields;
    }

    /// <summary>Turns ascending byte offsets into lines and columns.</summary>
    private sealed class LineIndex(byte[] text)
    {
        private int _offset;
        private int _line = 1;
        private int _lineStart;

        public (int Line, int Column) Position(int offset)
        {
            for (; _offset < offset; _offset++)
            {
                if (text[_offset] != (byte)'\n')
                    continue;
                _line++;
                _lineStart = _offset + 1;
            }
            return (_line, offset - _lineStart + 1);
        }
    }
}
