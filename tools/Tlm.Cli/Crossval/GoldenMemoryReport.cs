using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Tlm.Cli.Rendering;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Cli.Crossval;

/// <summary>The DRAM engine beside recorded runs: which cases are exact, and where the others differ first.</summary>
internal static class GoldenMemoryReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Compares all cases of a folder; 1 unless every one is exact.</summary>
    public static int Print(string folder, bool json)
    {
        var results = GoldenComparison.CompareFolder(folder);
        if (json)
            Console.Out.WriteLine(Document(results).ToJsonString(Indented));
        else
            PrintTable(results);
        return results.All(result => result.Exact) ? ExitCodes.Done : ExitCodes.NotMet;
    }

    private static JsonObject Document(IEnumerable<GoldenResult> results)
    {
        return new JsonObject { ["cases"] = new JsonArray([.. results.Select(Node)]) };
    }

    private static JsonObject Node(GoldenResult result)
    {
        return new JsonObject { ["case"] = result.Case, ["exact"] = result.Exact, ["first_difference"] = result.FirstDifference };
    }

    private static void PrintTable(IReadOnlyCollection<GoldenResult> results)
    {
        var table = Output.Table("case", "first difference");
        foreach (var result in results.Where(result => !result.Exact))
            table.Row(result.Case, result.FirstDifference ?? "");
        Output.Section("Not exact", table);
        Output.Console.WriteLine($"{results.Count} cases: {results.Count(result => result.Exact)} exact");
    }
}
