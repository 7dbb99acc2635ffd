using System.Text.Json;

namespace Tlm.Observability.Results;

/// <summary>Writes claims.</summary>
internal static class ClaimJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ClaimOutcome> claims)
    {
        json.WriteStartArray("claims");
        foreach (var claim in claims)
            WriteOne(json, claim);
        json.WriteEndArray();
    }

    private static void WriteOne(Utf8JsonWriter json, ClaimOutcome claim)
    {
        json.WriteStartObject();
        json.WriteString("id", claim.Id);
        json.WriteString("metric", claim.Metric);
        json.WriteString("published", claim.Published);
        JsonNumbers.Write(json, "simulated", claim.Simulated);
        json.WriteString("unit", claim.Unit?.Symbol);
        JsonNumbers.Write(json, "error", claim.Error);
        json.WriteString("tolerance", claim.Tolerance);
        json.WriteBoolean("met", claim.Met);
        json.WriteString("grade", claim.Grade.ToString().ToLowerInvariant());
        json.WriteString("basis", claim.Basis);
        json.WriteString("source", claim.Source);
        if (claim.Problem is not null)
            json.WriteString("problem", claim.Problem);
        json.WriteEndObject();
    }
}
