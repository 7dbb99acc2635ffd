using System.Globalization;
using System.Text.Json.Nodes;

namespace Tlm.Reporting.Loading;

/// <summary>The results of one run as its folder holds them.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Result">The content of <c>result.json</c>.</param>
/// <param name="Series">What was followed over simulated time.</param>
/// <param name="Operators">Sums by operator.</param>
internal sealed record RunData(string Folder, JsonObject Result, IReadOnlyList<RunSeries> Series, IReadOnlyList<OperatorSum> Operators)
{
    /// <summary>A name to tell runs apart: the folder's own.</summary>
    public string Label => Path.GetFileName(Path.GetFullPath(Folder).TrimEnd(Path.DirectorySeparatorChar));

    public string Scenario => Text(Result["scenario"]?["name"]);

    public string Status => Text(Result["status"]);

    public double Start => Number(Result["time"]?["start_fs"]);

    public double End => Number(Result["time"]?["end_fs"]);

    /// <summary>Length of the region of interest in femtoseconds.</summary>
    public double Duration => End - Start;

    public IEnumerable<JsonObject> Claims => List("claims");

    public IEnumerable<JsonObject> Headlines => List("headlines");

    public IEnumerable<JsonObject> Parameters => List("parameters");

    public IEnumerable<JsonObject> Traffic => List("traffic");

    public IEnumerable<(string Name, JsonObject Component)> Components =>
        (Result["components"] as JsonObject ?? []).Select(pair => (pair.Key, (JsonObject)pair.Value!));

    /// <summary>Text of a node; empty where there is none.</summary>
    public static string Text(JsonNode? node) => node?.ToString() ?? "";

    /// <summary>A number of a node, integers of any size included; NaN where there is none.</summary>
    public static double Number(JsonNode? node) =>
        node is not null && double.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;

    private IEnumerable<JsonObject> List(string name) => (Result[name] as JsonArray ?? []).OfType<JsonObject>();
}
