using System.Globalization;

namespace Tlm.Models.Pim.Comparison;

/// <summary>A small CSV file with a header, read whole; quoted fields may hold commas.</summary>
internal sealed class CsvTable
{
    private readonly string _file;
    private readonly string[] _header;

    private CsvTable(string file, string[] header, List<string[]> rows)
    {
        _file = file;
        _header = header;
        Rows = rows;
    }

    public IReadOnlyList<string[]> Rows { get; }

    public static CsvTable Read(string file)
    {
        if (!File.Exists(file))
            throw new PimException($"golden file '{file}' does not exist");
        string[] lines = File.ReadAllLines(file);
        if (lines.Length == 0)
            throw new PimException($"golden file '{file}' is empty, expected a header line");
        string[] header = Split(lines[0]);
        var rows = new List<string[]>();
        for (int line = 1; line < lines.Length; line++)
        {
            string[] fields = Split(lines[line]);
            if (fields.Length != header.Length)
                throw new PimException($"{file}({line + 1}): expected {header.Length} fields, found {fields.Length}");
            rows.Add(fields);
        }

        return new CsvTable(file, header, rows);
    }

    /// <summary>Position of a column.</summary>
    public int Column(string name)
    {
        int index = Array.IndexOf(_header, name);
        return index >= 0 ? index : throw PimException.UnknownName($"{_file}: column", name, _header);
    }

    /// <summary>An integer field.</summary>
    public int Integer(int row, string column)
    {
        string text = Rows[row][Column(column)];
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw new PimException($"{_file}({row + 2}): {column}: expected an integer, found '{text}'");
    }

    /// <summary>A decimal field.</summary>
    public decimal Decimal(int row, string column)
    {
        string text = Rows[row][Column(column)];
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : throw new PimException($"{_file}({row + 2}): {column}: expected a number, found '{text}'");
    }

    /// <summary>The text of a field.</summary>
    public string Text(int row, string column) => Rows[row][Column(column)];

    /// <summary>One of several words.</summary>
    public T Word<T>(int row, string column, params (string Word, T Value)[] words)
    {
        string text = Rows[row][Column(column)];
        foreach (var (word, value) in words)
        {
            if (word == text)
                return value;
        }

        throw PimException.UnknownName($"{_file}({row + 2}): {column}", text, words.Select(w => w.Word));
    }

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        int start = 0;
        bool quoted = false;
        for (int i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
                quoted = !quoted;
            if (i < line.Length && (quoted || line[i] != ','))
                continue;
            fields.Add(line[start..i].Trim('"'));
            start = i + 1;
        }

        return [.. fields];
    }
}
