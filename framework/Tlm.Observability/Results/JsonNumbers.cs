using System.Globalization;
using System.Text.Json;

namespace Tlm.Observability.Results;

/// <summary>Writes numbers that JSON's own writer has no form for.</summary>
internal static class JsonNumbers
{
    /// <summary>A 128-bit integer in full.</summary>
    public static void Write(Utf8JsonWriter json, string name, Int128 value)
    {
        json.WritePropertyName(name);
        WriteValue(json, value);
    }

    /// <summary>A 128-bit integer in full.</summary>
    public static void WriteValue(Utf8JsonWriter json, Int128 value) => json.WriteRawValue(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A double; null where it is no number.</summary>
    public static void Write(Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        WriteValue(json, value);
    }

    /// <summary>A double; null where it is no number.</summary>
    public static void WriteValue(Utf8JsonWriter json, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumberValue(number);
        else
            json.WriteNullValue();
    }
}
