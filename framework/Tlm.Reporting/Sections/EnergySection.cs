using System.Text.Json.Nodes;
using Tlm.Reporting.Charts;
using Tlm.Reporting.Formatting;
using Tlm.Reporting.Html;
using Tlm.Reporting.Loading;
using static Tlm.Reporting.Loading.RunData;

namespace Tlm.Reporting.Sections;

/// <summary>Energy by component and cause.</summary>
internal static class EnergySection
{
    public static void Write(HtmlText html, RunData run, string id)
    {
        double total = Number(run.Result["energy"]?["total_fj"]);
        var users = run.Components.Where(c => Causes(c.Component).Any(cause => cause.Energy > 0)).ToArray();
        if (users.Length == 0)
            return;
        html.Add($"<section id=\"{id}energy\" aria-labelledby=\"{id}energy-h\"><h2 id=\"{id}energy-h\">Energy</h2>\n");
        html.Add($"<p>In all <data data-metric=\"energy.total\" value=\"{run.Result["energy"]!["total_fj"]!.ToJsonString()}\">{Numbers.Show(total, Unit.Femtojoules)}</data>, on average {Numbers.Show(run.Duration > 0 ? total / run.Duration : 0, "W")}.</p>\n");
        string[] causes = [.. users.SelectMany(user => Causes(user.Component)).Where(cause => cause.Energy > 0).Select(cause => cause.Name).Distinct()];
        var (scale, unit) = Numbers.ScaleOf(users.Max(user => Causes(user.Component).Sum(cause => cause.Energy)), "fJ");
        var parts = causes.Select(cause => (cause, (IReadOnlyList<double>)[.. users.Select(user => Causes(user.Component).Where(c => c.Name == cause).Sum(c => c.Energy) / scale)])).ToArray();
        string summary = string.Join("; ", users.Select(user => $"{user.Name}: {string.Join(", ", Causes(user.Component).Where(c => c.Energy > 0).Select(c => $"{c.Name} {Numbers.Percent(c.Energy / total)}"))}"));
        BarFigure.Of("Energy by component and cause", summary, [.. users.Select(user => user.Name)], parts, unit).Write(html);
        html.Table("Energy by component and cause", ["component", "cause", ">energy", ">share"], users.SelectMany(user => Causes(user.Component).Select(cause => Row(user.Name, cause, total))));
        html.Add($"</section>\n");
    }

    private static IEnumerable<(string Name, double Energy, string Exact)> Causes(JsonObject component) =>
        (component["energy_fj"] as JsonObject ?? []).Select(pair => (pair.Key, Number(pair.Value), pair.Value!.ToJsonString()));

    private static object?[] Row(string component, (string Name, double Energy, string Exact) cause, double total) =>
    [
        component, cause.Name, new Markup($"<data value=\"{cause.Exact}\">{Numbers.Show(cause.Energy, Unit.Femtojoules)}</data>"), Numbers.Percent(total > 0 ? cause.Energy / total : 0),
    ];
}
