using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlm.Observability.Results;

namespace Tlm.Reporting.Loading;

/// <summary>Reads the folder of a run.</summary>
internal static class RunFolder
{
    /// <summary>Reads a run.</summary>
    /// <exception cref="InputException">The folder holds no results, or such as this program can't read.</exception>
    public static RunData Read(string folder)
    {
        string path = Path.Combine(folder, "result.json");
        if (!Directory.Exists(folder))
            throw Bad(folder, "is no folder: expected the folder of a run, with result.json in it");
        if (!File.Exists(path))
            throw Bad(folder, "holds no results: expected result.json, which 'tlm run --out FOLDER' writes");
        JsonObject result = Parse(path);
        CheckFormat(path, result);
        return new RunData(folder, result, ReadSeries(folder), ReadOperators(folder));
    }

    private static JsonObject Parse(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw Bad(path, "is no result: expected a JSON object");
        }
        catch (JsonException error)
        {
            throw new InputException(new InputLocation(path, (int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1),
                "is no whole JSON document: was the run killed while it wrote?", error);
        }
    }

    private static void CheckFormat(string path, JsonObject result)
    {
        string format = RunData.Text(result["schema"]);
        if (format == ResultDocument.Schema)
            return;
        string advice = format.StartsWith("tlm.result/", StringComparison.Ordinal) ? "use the tlm that wrote it, or a newer one" : "expected what 'tlm run' writes";
        throw Bad(path, $"has the format '{format}', this tlm reads '{ResultDocument.Schema}': {advice}");
    }

    private static List<RunSeries> ReadSeries(string folder)
    {
        var all = new List<RunSeries>();
        foreach (var row in CsvTable.Read(Path.Combine(folder, "tables", "series.csv.gz")))
        {
            RunSeries last = all.Count > 0 ? all[^1] : new RunSeries("", "", "", "");
            if (last.Component != row["component"] || last.Name != row["series"])
                all.Add(last = new RunSeries(row["component"], row["series"], row["quantity"], row["unit"]));
            last.Bins.Add((Integer(row["start_fs"]), Integer(row["width_fs"]), Number(row["total"]), Number(row["mean"])));
        }
        return all;
    }

    private static List<OperatorSum> ReadOperators(string folder)
    {
        var sums = new List<OperatorSum>();
        foreach (var row in CsvTable.Read(Path.Combine(folder, "tables", "operator_totals.csv.gz")))
        {
            var key = new OperatorSum(row["component"], row["name"], row["kind"], row["first_pass"] == "true");
            OperatorSum? sum = sums.Find(s => (s.Component, s.Name, s.Kind, s.IsPrompt) == (key.Component, key.Name, key.Kind, key.IsPrompt));
            if (sum is null)
                sums.Add(sum = key);
            sum.Count += Number(row["count"]);
            sum.Time += Number(row["time_fs"]);
            sum.Operations += Number(row["operations"]);
            sum.Bytes += Number(row["bytes"]);
            sum.Waiting += Number(row["waiting_fs"]);
        }
        return sums;
    }

    private static InputException Bad(string place, string problem) => new(new InputLocation(place), problem);

    private static long Integer(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
