using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Tlm.Cli.Rendering;

namespace Tlm.Cli.Crossval;

/// <summary>Prints a comparison and says with which code to exit.</summary>
internal static class CrossvalReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>One JSON document, or a table of the cases that are not exact and a line on all. 1 unless every case is met (no case at all is not met).</summary>
    public static int Print(IReadOnlyList<CrossvalCase> cases, bool json)
    {
        if (json)
            Console.Out.WriteLine(Document(cases).ToJsonString(Indented));
        else
            PrintTable(cases);
        return cases.Count > 0 && cases.All(item => item.Met) ? ExitCodes.Done : ExitCodes.NotMet;
    }

    private static JsonObject Document(IReadOnlyList<CrossvalCase> cases)
    {
        return new JsonObject { ["cases"] = new JsonArray([.. cases.Select(Node)]) };
    }

    private static JsonObject Node(CrossvalCase item)
    {
        return new JsonObject
        {
            ["case"] = item.Case,
            ["expected"] = item.Expected?.DeepClone(),
            ["got"] = item.Got?.DeepClone(),
            ["exact"] = item.Exact,
            ["met"] = item.Met,
        };
    }

    private static void PrintTable(IReadOnlyList<CrossvalCase> cases)
    {
        Table table = Output.Table("case", ">expected", ">got", "met");
        foreach (CrossvalCase item in cases.Where(item => !item.Exact))
            table.Row(item.Case, $"{item.Expected}", $"{item.Got}", item.Met ? "yes" : "NO");
        Output.Section("Not exact", table);
        Output.Console.WriteLine($"{cases.Count} cases: {cases.Count(item => item.Exact)} exact, {cases.Count(item => item.Met)} met");
    }
}
