using System.Reflection;
using Tlm.Reporting.Html;
using Tlm.Reporting.Loading;
using Tlm.Reporting.Sections;

namespace Tlm.Reporting;

/// <summary>Makes <c>report.html</c>: one file that opens offline, of one run or of several side by side.</summary>
public static class ReportWriter
{
    private static readonly (string Id, string Title, Action<HtmlText, RunData, string> Write)[] Sections =
    [
        ("summary", "Summary", SummarySection.Write), ("system", "System", SystemSection.Write), ("time", "Where time went", TimeSection.Write),
        ("activity", "Over simulated time", ActivitySection.Write), ("memory", "Rows of memories", MemorySection.Write), ("energy", "Energy", EnergySection.Write),
        ("roofline", "Roofline", RooflineSection.Write), ("parameters", "Parameters", ParameterSection.Write), ("statistics", "Statistics", StatisticSection.Write), ("run", "The run", RunSection.Write),
    ];

    /// <summary>Whether reports have interactive charts: the charting library was there when this was built.</summary>
    public static bool HasCharts { get; } = Resource("charts.js") is not null;

    /// <summary>The report of runs.</summary>
    /// <param name="folders">Folders of runs; the first is what the others are compared with.</param>
    /// <exception cref="InputException">A folder holds no results, or such as this program can't read.</exception>
    public static string Write(IReadOnlyList<string> folders)
    {
        RunData[] runs = [.. folders.Select(RunFolder.Read)];
        string title = runs.Length == 1 ? runs[0].Scenario : $"{runs.Length} runs: {string.Join(", ", runs.Select(run => run.Label))}";
        var html = new HtmlText();
        html.Add($"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">");
        html.Add($"<link rel=\"icon\" href=\"data:,\"><title>{title} - Tlm report</title><style>{new Markup(Resource("report.css")!)}</style></head>\n<body><a class=\"skip\" href=\"#main\">Skip to the results</a>\n<header><h1>{title}</h1>");
        if (!HasCharts)
            html.Add($"<p class=\"alert\" role=\"note\">This report has plain drawings: Node.js was missing when Tlm was built. Install Node.js with npm, build again, and <code>tlm report</code> draws interactive charts.</p>");
        html.Add($"</header>\n");
        WriteContent(html, runs);
        if (Resource("charts.js") is { } script)
            html.Add($"<script>{new Markup(script)}</script>\n");
        return html.Add($"</body></html>\n").ToString();
    }

    private static void WriteContent(HtmlText html, RunData[] runs)
    {
        var bodies = runs.Select((run, i) => WriteRun(run, runs.Length == 1 ? "" : $"run{i + 1}-")).ToArray();
        html.Add($"<nav aria-label=\"Contents\"><ul>");
        if (runs.Length > 1)
            html.Add($"<li><a href=\"#comparison\">Comparison</a></li>");
        for (int i = 0; i < runs.Length; i++)
            WriteContents(html, runs, i, bodies[i]);
        html.Add($"</ul></nav>\n<main id=\"main\">\n");
        if (runs.Length > 1)
            ComparisonSection.Write(html, runs);
        for (int i = 0; i < runs.Length; i++)
        {
            if (runs.Length > 1)
                html.Add($"<h2 class=\"run\" id=\"run{i + 1}\">{i + 1}: {runs[i].Label}</h2>\n");
            html.Add(new Markup(bodies[i]));
        }
        html.Add($"</main>\n");
    }

    private static void WriteContents(HtmlText html, RunData[] runs, int index, string body)
    {
        if (runs.Length > 1)
        {
            html.Add($"<li><a href=\"#run{index + 1}\">{index + 1}: {runs[index].Label}</a></li>");
            return;
        }
        foreach (var (id, title, _) in Sections.Where(section => body.Contains($"<section id=\"{section.Id}\"", StringComparison.Ordinal)))
            html.Add($"<li><a href=\"#{id}\">{title}</a></li>");
    }

    private static string WriteRun(RunData run, string prefix)
    {
        var html = new HtmlText();
        foreach (var (_, _, write) in Sections)
            write(html, run, prefix);
        return html.ToString();
    }

    private static string? Resource(string name)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}
