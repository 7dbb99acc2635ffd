using System.IO.Compression;
using System.Text;

namespace Tlm.Reporting.Loading;

/// <summary>Reads gzipped CSV as runs write it.</summary>
internal static class CsvTable
{
    /// <summary>The rows of a table by column; none where the file is missing or cut off.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string path)
    {
        if (!File.Exists(path))
            yield break;
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var text = new StreamReader(gzip);
        string[]? names = null;
        while (NextLine(text) is { } line)
        {
            string[] cells = [.. Cells(line)];
            if (names is null)
                names = cells;
            else if (cells.Length == names.Length)
                yield return names.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        }
    }

    // a run that was killed leaves a file that ends early: what is there counts
    private static string? NextLine(StreamReader text)
    {
        try
        {
            return text.ReadLine();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Cells(string line)
    {
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[++i]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
                yield return Taken(cell);
            else
                cell.Append(line[i]);
        }
        yield return Taken(cell);
    }

    private static string Taken(StringBuilder cell)
    {
        string text = cell.ToString();
        cell.Clear();
        return text;
    }
}
