using System.Globalization;
using System.IO.Compression;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.CrossValidation;

/// <summary>Reads a comma-separated table, packed or not, line by line; errors name file and line.</summary>
internal sealed class GoldenTable : IDisposable
{
    private readonly string _file;
    private readonly StreamReader _reader;
    private string[] _fields = [];
    private int _line;

    private GoldenTable(string file, Stream stream)
    {
        _file = file;
        _reader = new StreamReader(stream);
        Header = Next() ? _fields : throw Error("the header line is missing: the file is empty or cut short");
    }

    public string[] Header { get; }

    public int Count => _fields.Length;

    /// <summary>Opens <c>path.gz</c> or, where there is none, <c>path</c>.</summary>
    public static GoldenTable Open(string path)
    {
        string packed = path + ".gz";
        if (File.Exists(packed))
            return new GoldenTable(packed, new GZipStream(File.OpenRead(packed), CompressionMode.Decompress));
        return File.Exists(path)
            ? new GoldenTable(path, File.OpenRead(path))
            : throw new DramConfigurationException($"{packed}: no such file");
    }

    /// <summary>Goes to the next line; false at the end.</summary>
    public bool Next()
    {
        try
        {
            _line++;
            string? text = _reader.ReadLine();
            _fields = text?.Split(',') ?? [];
            return !string.IsNullOrEmpty(text);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new DramConfigurationException($"{_file}({_line}): damaged: {error.Message}", error);
        }
    }

    /// <summary>Requires as many fields as the header has.</summary>
    public void RequireFields()
    {
        if (_fields.Length != Header.Length)
            throw Error($"expected {Header.Length} fields ({string.Join(", ", Header)}), found {_fields.Length}");
    }

    public string Text(int column) => _fields[column];

    public long Integer(int column) =>
        long.TryParse(_fields[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Error($"{Header[column]}: expected an integer, found '{_fields[column]}'");

    public long Hexadecimal(int column)
    {
        string text = _fields[column];
        return text.StartsWith("0x", StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Error($"{Header[column]}: expected a hexadecimal number with 0x, found '{text}'");
    }

    public DramConfigurationException Error(string message) => new($"{_file}({_line}): {message}");

    public void Dispose() => _reader.Dispose();
}
