using System.Text.Json;
using System.Text.Json.Nodes;
using Tlm.Reporting.Html;

namespace Tlm.Reporting.Charts;

/// <summary>A chart: a plain SVG that always works, and data from which the script draws an interactive one in its place.</summary>
/// <param name="Kind">Which chart the script draws.</param>
/// <param name="Title">What it shows; also its name for screen readers.</param>
/// <param name="Summary">The same in words, for who does not see it.</param>
/// <param name="Data">What the script draws.</param>
/// <param name="Plain">The plain form.</param>
internal sealed record Figure(string Kind, string Title, string Summary, JsonObject Data, Markup Plain)
{
    // '<' must not end the script element that holds the data
    private static readonly JsonSerializerOptions Options = new();

    public void Write(HtmlText html)
    {
        html.Add($"<figure data-chart=\"{Kind}\"><figcaption>{Title}</figcaption><div class=\"plain\" role=\"img\" aria-label=\"{Title}. {Summary}\">{Plain}</div>");
        html.Add($"<p class=\"visually-hidden\">{Summary}</p>");
        html.Add($"<script type=\"application/json\">{new Markup(Data.ToJsonString(Options))}</script></figure>\n");
    }
}
