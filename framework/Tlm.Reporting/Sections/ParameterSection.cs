using System.Text.Json.Nodes;
using Tlm.Reporting.Html;
using Tlm.Reporting.Loading;
using static Tlm.Reporting.Loading.RunData;

namespace Tlm.Reporting.Sections;

/// <summary>Every parameter with where its value is from; what is assumed or calibrated stands out.</summary>
internal static class ParameterSection
{
    public static void Write(HtmlText html, RunData run, string id)
    {
        html.Add($"<section id=\"{id}parameters\" aria-labelledby=\"{id}parameters-h\"><h2 id=\"{id}parameters-h\">Parameters</h2>\n");
        var counts = run.Parameters.Where(p => p["provenance"] is not null).GroupBy(p => Text(p["provenance"])).OrderByDescending(group => group.Count());
        html.Add($"<p>{string.Join(", ", counts.Select(group => $"{group.Count()} {group.Key}"))}. What is <mark class=\"assumed\">assumed</mark> or <mark class=\"calibrated\">calibrated</mark> is marked.</p>\n");
        html.Table("Parameters", ["parameter", ">value", "provenance", "source", "written at"], run.Parameters.Select(Row));
        html.Add($"</section>\n");
    }

    private static IEnumerable<object?> Row(JsonObject parameter)
    {
        string grade = Text(parameter["provenance"]);
        string note = Text(parameter["note"]);
        return
        [
            Text(parameter["path"]), Text(parameter["value"]),
            grade is "assumed" or "calibrated" ? new Markup($"<mark class=\"{grade}\">{grade}</mark>") : grade,
            Text(parameter["source"]) + (note.Length > 0 ? $" ({note})" : ""), Text(parameter["origin"]),
        ];
    }
}
