using Spectre.Console;

namespace Tlm.Cli.Rendering;

/// <summary>Standard output with tables.</summary>
internal static class Output
{
    private const int PlainWidth = 160;

    /// <summary>The console; lines are not cut to a terminal's width when the output goes to a file.</summary>
    public static readonly IAnsiConsole Console = Create();

    /// <summary>An empty table; columns whose name starts with '&gt;' are aligned to the right.</summary>
    public static Table Table(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple, Expand = false };
        foreach (var column in columns)
        {
            var right = column.StartsWith('>');
            table.AddColumn(new TableColumn(Markup.Escape(column.TrimStart('>'))) { Alignment = right ? Justify.Right : Justify.Left, NoWrap = right });
        }
        return table;
    }

    /// <summary>Adds a row of plain texts.</summary>
    public static void Row(this Table table, params string[] cells) => table.AddRow(cells.Select(Markup.Escape).ToArray());

    /// <summary>Prints a table under a heading, unless it has no rows.</summary>
    public static void Section(string heading, Table table)
    {
        if (table.Rows.Count == 0)
            return;
        Console.WriteLine();
        Console.MarkupLine($"[bold]{Markup.Escape(char.ToUpperInvariant(heading[0]) + heading[1..])}[/]");
        Console.Write(table);
    }

    private static IAnsiConsole Create()
    {
        var plain = System.Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect });
        if (plain)
            console.Profile.Width = PlainWidth;
        return console;
    }
}
