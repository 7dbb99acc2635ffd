using System.Text.Json;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.CrossValidation;

/// <summary>Holds the tables of a case against the counts in <c>CASE.json</c>, where there is one: packed data that was cut short may still look whole.</summary>
internal static class GoldenCounts
{
    /// <exception cref="DramConfigurationException">The file is damaged, or a table has fewer lines than it says.</exception>
    public static void Require(string path, long requests, long commands)
    {
        string file = path + ".json";
        if (!File.Exists(file))
            return;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            Require(json.RootElement, file, "requests", requests);
            Require(json.RootElement, file, "commands", commands);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new DramConfigurationException($"{file}: damaged: {error.Message}", error);
        }
    }

    private static void Require(JsonElement json, string file, string name, long found)
    {
        if (json.TryGetProperty(name, out var count) && found < count.GetInt64())
            throw new DramConfigurationException($"{file}: expected {count.GetInt64()} {name} as it says, found {found} in the table: that was cut short");
    }
}
