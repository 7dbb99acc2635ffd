using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tlm.Observability.Collection;

namespace Tlm.Observability.Results;

/// <summary>Writes a result document as JSON. Integers are written in full and may exceed 2^53.</summary>
public static class ResultWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document as text, ending with a line break.</summary>
    public static string Write(ResultDocument document)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            WriteDocument(json, document);
        stream.WriteByte((byte)'\n');
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WriteDocument(Utf8JsonWriter json, ResultDocument document)
    {
        json.WriteStartObject();
        json.WriteString("schema", ResultDocument.Schema);
        json.WriteString("status", document.Status.ToString().ToLowerInvariant());
        WriteError(json, document.Error);
        json.WriteString("fingerprint", document.Fingerprint);
        WriteTime(json, document.Measurement);
        WriteHeadlines(json, document.Measurement);
        ClaimJson.Write(json, document.Claims);
        json.WriteStartObject("components");
        foreach (var component in document.Measurement.Components)
            ComponentJson.Write(json, component, document.Measurement.Energy);
        json.WriteEndObject();
        WriteEnergy(json, document.Measurement.Energy);
        TrafficJson.Write(json, document.Measurement.Traffic);
        ScenarioJson.Write(json, document.Scenario, document.Parameters);
        WriteCircumstances(json, document.Circumstances);
        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, RunError? error)
    {
        if (error is null)
            return;
        json.WriteStartObject("error");
        json.WriteString("message", error.Message);
        json.WriteString("component", error.Component);
        json.WriteString("process", error.Process);
        json.WriteString("time", error.Time?.ToString());
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, RunMeasurement run)
    {
        json.WriteStartObject("time");
        json.WriteNumber("start_fs", run.Start.Femtoseconds);
        json.WriteNumber("end_fs", run.End.Femtoseconds);
        json.WriteString("end", run.End.ToString());
        json.WriteEndObject();
    }

    private static void WriteHeadlines(Utf8JsonWriter json, RunMeasurement run)
    {
        json.WriteStartArray("headlines");
        foreach (var (component, result) in run.Headlines)
        {
            json.WriteStartObject();
            json.WriteString("metric", $"{component}.{result.Name}");
            JsonNumbers.Write(json, "value", result.Value);
            json.WriteString("unit", result.Unit.Symbol);
            json.WriteString("description", result.Description);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteEnergy(Utf8JsonWriter json, EnergyLedger energy)
    {
        json.WriteStartObject("energy");
        JsonNumbers.Write(json, "total_fj", energy.Total);
        WriteSums("by_component_fj", energy.ByComponent);
        WriteSums("by_cause_fj", energy.ByCause);
        json.WriteEndObject();

        void WriteSums(string name, IReadOnlyList<(string Name, Int128 Femtojoules)> sums)
        {
            json.WriteStartObject(name);
            foreach (var (key, value) in sums)
                JsonNumbers.Write(json, key, value);
            json.WriteEndObject();
        }
    }

    private static void WriteCircumstances(Utf8JsonWriter json, RunCircumstances run)
    {
        json.WriteStartObject("run");
        json.WriteNumber("seed", run.Seed);
        json.WriteNumber("threads", run.Threads);
        json.WriteStartArray("partitions");
        foreach (var partition in run.Partitions)
            json.WriteStringValue(partition);
        json.WriteEndArray();
        json.WriteNumber("wall_seconds", run.WallSeconds);
        json.WriteNumber("events", run.Events);
        JsonNumbers.Write(json, "events_per_second", run.WallSeconds > 0 ? run.Events / run.WallSeconds : double.NaN);
        json.WriteString("stop_reason", run.StopReason);
        json.WriteEndObject();
        json.WriteStartObject("versions");
        foreach (var (name, version) in run.Versions)
            json.WriteString(name, version);
        json.WriteEndObject();
    }
}
