using Spectre.Console;
using Tlm.Observability.Results;

namespace Tlm.Cli.Rendering;

/// <summary>Prints what a run came to: headlines first, then utilisation, where time went, energy and claims.</summary>
internal static class RunSummary
{
    public static void Print(ResultDocument document, string folder)
    {
        var console = Output.Console;
        PrintTitle(console, document);
        PrintHeadlines(console, document);
        UtilisationTable.Print(document);
        BreakdownTable.Print(document);
        EnergyTable.Print(document);
        ClaimTable.Print(document);
        console.WriteLine();
        console.WriteLine($"results      {Path.Combine(folder, "result.json")}");
        console.WriteLine($"report       {Path.Combine(folder, "report.html")}");
        if (document.Status != RunStatus.Failed) // a fingerprint vouches for results
            console.WriteLine($"fingerprint  {document.Fingerprint}");
    }

    private static void PrintTitle(IAnsiConsole console, ResultDocument document)
    {
        var run = document.Circumstances;
        var description = document.Scenario.Description.Trim();
        console.MarkupLine($"[bold]{Markup.Escape(document.Scenario.Name)}[/]{(description.Length == 0 ? "" : Markup.Escape($": {description}"))}");
        var speed = run.WallSeconds > 0 ? $", {Numbers.Compact(run.Events / run.WallSeconds)} events/s" : "";
        console.WriteLine($"{Ending(document)} after {Numbers.Show(document.Measurement.End.Femtoseconds, Unit.Femtoseconds)} of simulated time, {Numbers.Show(run.WallSeconds, Unit.Seconds)} of wall time{speed}");
    }

    private static string Ending(ResultDocument document)
    {
        return document.Status switch
        {
            RunStatus.Completed => "completed",
            RunStatus.Failed => "FAILED",
            _ => "INTERRUPTED",
        };
    }

    private static void PrintHeadlines(IAnsiConsole console, ResultDocument document)
    {
        var headlines = document.Measurement.Headlines.ToArray();
        if (headlines.Length == 0)
            return;
        var grid = new Grid().AddColumn(new GridColumn().RightAligned().PadLeft(2).PadRight(3)).AddColumn(new GridColumn().PadRight(3)).AddColumn();
        foreach (var (component, result) in headlines)
            grid.AddRow(
                new Markup($"[bold green]{Markup.Escape(Numbers.Show(result.Value, result.Unit))}[/]"), new Text(result.Description), new Markup($"[grey]{Markup.Escape($"{component}.{result.Name}")}[/]"));
        console.WriteLine();
        console.Write(grid);
    }
}
