using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Tlm.Observability.Tables;

/// <summary>Writes a table as gzipped CSV (RFC 4180, UTF-8, a line a row, the first one names the columns).</summary>
internal static class CsvFile
{
    private static readonly char[] Special = [',', '"', '\n', '\r'];

    public static void Write(string path, DataTable table)
    {
        using var file = File.Create(path);
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        using var text = new StreamWriter(gzip, new UTF8Encoding(false), 1 << 16);
        text.NewLine = "\n";
        text.WriteLine(string.Join(',', table.Fields.Select(field => field.Name)));
        foreach (object?[] row in table.Rows)
            WriteRow(text, row);
    }

    private static void WriteRow(StreamWriter text, object?[] row)
    {
        Span<char> digits = stackalloc char[64];
        for (int i = 0; i < row.Length; i++)
        {
            if (i > 0)
                text.Write(',');
            switch (row[i])
            {
                case null: break;
                case string value: WriteText(text, value); break;
                case bool flag: text.Write(flag ? "true" : "false"); break;
                case double number when !double.IsFinite(number): break;
                case ISpanFormattable number:
                    number.TryFormat(digits, out int length, default, CultureInfo.InvariantCulture);
                    text.Write(digits[..length]);
                    break;
                default: throw new ArgumentException($"a cell of type {row[i]!.GetType().Name} has no form in CSV");
            }
        }
        text.Write('\n');
    }

    private static void WriteText(StreamWriter text, string value)
    {
        if (value.AsSpan().IndexOfAny(Special) < 0)
            text.Write(value);
        else
            text.Write($"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }
}
