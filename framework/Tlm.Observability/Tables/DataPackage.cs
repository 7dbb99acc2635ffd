using System.Text.Json.Nodes;
using Tlm.Observability.Results;

namespace Tlm.Observability.Tables;

/// <summary>Writes the tables of a run and <c>datapackage.json</c> (Frictionless Tabular Data Package), which gives types, units and descriptions.</summary>
public static class DataPackage
{
    private static readonly System.Text.Json.JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all tables of a result into the folder of its run.</summary>
    /// <exception cref="IOException">A file can't be written.</exception>
    public static void Write(string folder, ResultDocument document)
    {
        DataTable[] tables = [.. RunTables.Of(document)];
        Directory.CreateDirectory(Path.Combine(folder, "tables"));
        foreach (DataTable table in tables)
            CsvFile.Write(Path.Combine(folder, table.Path), table);
        File.WriteAllText(Path.Combine(folder, "datapackage.json"), Describe(document, tables).ToJsonString(Indented) + "\n");
    }

    private static JsonObject Describe(ResultDocument document, DataTable[] tables) => new()
    {
        ["profile"] = "tabular-data-package",
        ["name"] = NameOf(document.Scenario.Name),
        ["title"] = $"Results of the scenario '{document.Scenario.Name}'",
        ["description"] = document.Scenario.Description.Trim(),
        ["fingerprint"] = document.Fingerprint,
        ["status"] = document.Status.ToString().ToLowerInvariant(),
        ["resources"] = new JsonArray([.. tables.Select(Describe)]),
    };

    private static JsonObject Describe(DataTable table)
    {
        var resource = new JsonObject
        {
            ["profile"] = "tabular-data-resource",
            ["name"] = table.Name.Replace('_', '-'),
            ["path"] = table.Path,
            ["title"] = table.Name.Replace('_', ' '),
            ["description"] = table.Description,
            ["format"] = "csv",
            ["mediatype"] = "text/csv",
            ["encoding"] = "utf-8",
            ["compression"] = "gz",
            ["schema"] = new JsonObject
            {
                ["fields"] = new JsonArray([.. table.Fields.Select(Describe)]),
                ["missingValues"] = new JsonArray(""),
            },
        };
        if (table.Every > 1)
            resource["sampled_one_in"] = table.Every;
        return resource;
    }

    private static JsonObject Describe(TableField field)
    {
        var description = new JsonObject { ["name"] = field.Name, ["type"] = field.Type, ["description"] = field.Description };
        if (field.Unit is not null)
            description["unit"] = field.Unit;
        return description;
    }

    // names of packages are lower case with few other characters
    private static string NameOf(string scenario)
    {
        string name = string.Concat(scenario.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-'));
        return name.Length == 0 ? "run" : name;
    }
}
