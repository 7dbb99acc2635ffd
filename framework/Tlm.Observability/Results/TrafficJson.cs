using System.Text.Json;
using Tlm.Observability.Collection;

namespace Tlm.Observability.Results;

/// <summary>Writes what passed the sockets.</summary>
internal static class TrafficJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<TrafficMeasurement> traffic)
    {
        json.WriteStartArray("traffic");
        foreach (var binding in traffic)
            WriteOne(json, binding);
        json.WriteEndArray();
    }

    private static void WriteOne(Utf8JsonWriter json, TrafficMeasurement binding)
    {
        var totals = binding.Totals;
        json.WriteStartObject();
        json.WriteString("from", binding.From);
        json.WriteString("to", binding.To);
        json.WriteNumber("reads", totals.Reads);
        json.WriteNumber("writes", totals.Writes);
        json.WriteNumber("others", totals.Others);
        json.WriteNumber("errors", totals.Errors);
        JsonNumbers.Write(json, "bytes_read", totals.BytesRead);
        JsonNumbers.Write(json, "bytes_written", totals.BytesWritten);
        JsonNumbers.Write(json, "latency_fs", totals.Latency);
        JsonNumbers.Write(json, "request_fs", totals.Request);
        JsonNumbers.Write(json, "target_fs", totals.Target);
        JsonNumbers.Write(json, "response_fs", totals.Response);
        json.WriteStartObject("stages_fs");
        foreach (var stage in TrafficTotals.Stages)
            JsonNumbers.Write(json, stage.ToString().ToLowerInvariant(), totals[stage]);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
