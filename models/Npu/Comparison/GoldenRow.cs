using System.Globalization;

namespace Tlm.Models.Npu.Comparison;

/// <summary>A line of a golden CSV file; errors name file, line and column.</summary>
internal sealed class GoldenRow(InputFile file, int line, IReadOnlyList<string> columns, string[] cells)
{
    public string Text(string column)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i] == column)
                return i < cells.Length ? cells[i].Trim() : throw Wrong(column, "the line ends before this column");
        }
        throw Wrong(column, "the header lacks this column");
    }

    public long Count(string column)
    {
        string text = Text(column);
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value))
            return value;
        throw Wrong(column, $"expected a whole number, found '{text}'");
    }

    public double Number(string column)
    {
        string text = Text(column);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            return value;
        throw Wrong(column, $"expected a number, found '{text}'");
    }

    public InputException Wrong(string column, string problem)
    {
        return new InputException(file.Location(line), $"'{column}': {problem}");
    }
}
