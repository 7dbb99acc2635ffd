using System.Text.Json;

namespace Tlm.Models.Llm.Configuration;

/// <summary>Typed access to a <see cref="ConfigDocument"/>; every failure names file, line, column, key and what was expected.</summary>
internal sealed class ConfigReader(ConfigDocument document)
{
    /// <summary>A required count of at least 1 under the first of <paramref name="keys"/> that the file has.</summary>
    public int Count(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (document.TryGet(key, out ConfigField field))
                return Positive(key, field);
        }
        throw Missing(keys[0], "a whole number of at least 1");
    }

    public int CountOr(string key, int fallback)
    {
        return document.TryGet(key, out ConfigField field) ? Positive(key, field) : fallback;
    }

    public double NumberOr(string key, double fallback)
    {
        if (!document.TryGet(key, out ConfigField field))
            return fallback;
        if (field.Value.ValueKind != JsonValueKind.Number)
            throw Wrong(key, field, "a number");
        return field.Value.GetDouble();
    }

    public bool FlagOr(string key, bool fallback)
    {
        if (!document.TryGet(key, out ConfigField field))
            return fallback;
        if (field.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            throw Wrong(key, field, "true or false");
        return field.Value.GetBoolean();
    }

    public string? TextOrNull(string key)
    {
        if (!document.TryGet(key, out ConfigField field))
            return null;
        if (field.Value.ValueKind != JsonValueKind.String)
            throw Wrong(key, field, "a text");
        return field.Value.GetString();
    }

    /// <summary>The first entry of a list of texts, e.g. of <c>architectures</c>.</summary>
    public string? FirstTextOrNull(string key)
    {
        if (!document.TryGet(key, out ConfigField field))
            return null;
        if (field.Value.ValueKind != JsonValueKind.Array || field.Value.GetArrayLength() == 0)
            throw Wrong(key, field, "a list with one architecture name");
        return field.Value[0].GetString();
    }

    public InputException Wrong(string key, string expected)
    {
        return document.TryGet(key, out ConfigField field) ? Wrong(key, field, expected) : Missing(key, expected);
    }

    private InputException Missing(string key, string expected)
    {
        string? nearest = NearestName.Find(key, document.Keys);
        string hint = nearest is null ? string.Empty : $" (nearest key of the file: '{nearest}')";
        return new InputException(document.File.Location(1, 1), $"'{key}' is missing; expected {expected}{hint}");
    }

    private InputException Wrong(string key, ConfigField field, string expected)
    {
        return new InputException(document.File.Location(field.Line, field.Column), $"'{key}': expected {expected}, found {field.Value.GetRawText()}");
    }

    private int Positive(string key, ConfigField field)
    {
        if (field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out int count) && count >= 1)
            return count;
        throw Wrong(key, field, "a whole number of at least 1");
    }
}
