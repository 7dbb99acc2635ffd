using System.Text.Json;

namespace Tlm.Observability.Results;

/// <summary>Writes the scenario and its resolved parameters.</summary>
internal static class ScenarioJson
{
    public static void Write(Utf8JsonWriter json, ScenarioSummary scenario, IReadOnlyList<ParameterValue> parameters)
    {
        json.WriteStartObject("scenario");
        json.WriteString("name", scenario.Name);
        json.WriteString("description", scenario.Description);
        WriteTexts(json, "files", scenario.Files);
        WriteLinks(json, scenario.Links);
        json.WritePropertyName("resolved");
        scenario.Resolved.WriteTo(json);
        json.WriteEndObject();
        json.WriteStartArray("parameters");
        foreach (var parameter in parameters)
            WriteParameter(json, parameter);
        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteLinks(Utf8JsonWriter json, IReadOnlyList<LinkSummary> links)
    {
        json.WriteStartArray("links");
        foreach (var link in links)
        {
            json.WriteStartObject();
            json.WriteString("from", link.From);
            json.WriteString("to", link.To);
            json.WriteNumber("latency_fs", link.Latency.Femtoseconds);
            if (link.Bandwidth is { } bandwidth)
                json.WriteNumber("bandwidth_bit_per_s", bandwidth.BitsPerSecond);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteParameter(Utf8JsonWriter json, ParameterValue parameter)
    {
        json.WriteStartObject();
        json.WriteString("path", parameter.Path);
        json.WriteString("value", parameter.Text);
        if (parameter.Provenance is { } provenance)
            json.WriteString("provenance", provenance.ToString().ToLowerInvariant());
        if (parameter.Source is not null)
            json.WriteString("source", parameter.Source);
        if (parameter.Note is not null)
            json.WriteString("note", parameter.Note);
        if (parameter.FittedTo.Count > 0)
            WriteTexts(json, "fitted_to", parameter.FittedTo);
        json.WriteString("origin", parameter.Origin);
        json.WriteEndObject();
    }
}
