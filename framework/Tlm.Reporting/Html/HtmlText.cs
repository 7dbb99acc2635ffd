using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tlm.Reporting.Html;

/// <summary>HTML in the making. What stands in the holes of an interpolated string is encoded, unless it is <see cref="Markup"/>.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds HTML.</summary>
    public HtmlText Add([InterpolatedStringHandlerArgument("")] ref Handler html) => this;

    /// <summary>Adds HTML as it is.</summary>
    public HtmlText Add(Markup html)
    {
        _text.Append(html.Text);
        return this;
    }

    /// <summary>A table with a caption that screen readers tell; cells may be text or markup.</summary>
    public HtmlText Table(string caption, IEnumerable<string> columns, IEnumerable<IEnumerable<object?>> rows)
    {
        Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table><caption>{caption}</caption><thead><tr>");
        string[] heads = [.. columns];
        foreach (string head in heads)
            Add($"<th scope=\"col\"{Align(head)}>{head.TrimStart('>')}</th>");
        Add($"</tr></thead><tbody>");
        foreach (var row in rows)
            AddRow(heads, row);
        return Add($"</tbody></table></div>\n");
    }

    public override string ToString() => _text.ToString();

    private void AddRow(string[] heads, IEnumerable<object?> row)
    {
        Add($"<tr>");
        int column = 0;
        foreach (object? cell in row)
        {
            bool first = column == 0;
            Markup open = new(first ? "<th scope=\"row\"" : "<td");
            Add($"{open}{Align(heads[column++])}>{cell}");
            Add(new Markup(first ? "</th>" : "</td>"));
        }
        Add($"</tr>");
    }

    private static Markup Align(string head) => new(head.StartsWith('>') ? " class=\"number\"" : "");

    /// <summary>Takes the parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        private readonly StringBuilder _text;

        public Handler(int literalLength, int formattedCount, HtmlText html)
        {
            _ = literalLength + formattedCount;
            _text = html._text;
        }

        public void AppendLiteral(string value) => _text.Append(value);

        public void AppendFormatted<T>(T value)
        {
            if (value is Markup html)
                _text.Append(html.Text);
            else
                _text.Append(WebUtility.HtmlEncode(Convert.ToString(value, CultureInfo.InvariantCulture)));
        }

        public void AppendFormatted<T>(T value, string format)
            where T : IFormattable => _text.Append(value.ToString(format, CultureInfo.InvariantCulture));
    }
}
