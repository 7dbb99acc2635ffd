using System.Globalization;
using System.Text.Json;
using Tlm.Observability.Collection;

namespace Tlm.Observability.Results;

/// <summary>Writes what a component measured.</summary>
internal static class ComponentJson
{
    public static void Write(Utf8JsonWriter json, ComponentMeasurement component, EnergyLedger energy)
    {
        json.WriteStartObject(component.Name);
        json.WriteString("type", component.Type);
        json.WriteString("partition", component.Partition);
        if (component.Limits.Count > 0)
            WriteLimits(json, component.Limits);
        if (component.Results is { } sheet)
            WriteSheet(json, sheet);
        json.WriteStartObject("statistics");
        foreach (var statistic in component.Statistics)
            WriteStatistic(json, statistic);
        json.WriteEndObject();
        json.WriteStartObject("energy_fj");
        foreach (var entry in energy.Entries.Where(entry => entry.Component == component.Name))
            JsonNumbers.Write(json, entry.Cause, entry.Femtojoules);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLimits(Utf8JsonWriter json, IReadOnlyList<PerformanceLimit> limits)
    {
        json.WriteStartObject("limits");
        foreach (var limit in limits)
            WriteQuantity(json, limit.Name, limit.Value, limit.Unit, limit.Description);
        json.WriteEndObject();
    }

    private static void WriteSheet(Utf8JsonWriter json, ResultSheet sheet)
    {
        json.WriteStartObject("results");
        foreach (var value in sheet.Values)
            WriteQuantity(json, value.Name, value.Value, value.Unit, value.Description);
        json.WriteEndObject();
        json.WriteStartObject("breakdowns");
        foreach (var breakdown in sheet.Breakdowns)
            WriteBreakdown(json, breakdown);
        json.WriteEndObject();
        json.WriteStartObject("tables");
        foreach (var table in sheet.Tables)
            WriteTable(json, table);
        json.WriteEndObject();
    }

    private static void WriteQuantity(Utf8JsonWriter json, string name, double value, Unit unit, string description)
    {
        json.WriteStartObject(name);
        JsonNumbers.Write(json, "value", value);
        json.WriteString("unit", unit.Symbol);
        json.WriteString("description", description);
        json.WriteEndObject();
    }

    private static void WriteBreakdown(Utf8JsonWriter json, ResultBreakdown breakdown)
    {
        json.WriteStartObject(breakdown.Name);
        json.WriteString("unit", breakdown.Unit.Symbol);
        json.WriteString("description", breakdown.Description);
        json.WriteStartArray("parts");
        foreach (var part in breakdown.Parts)
        {
            json.WriteStartObject();
            json.WriteString("label", part.Label);
            json.WriteNumber("amount", part.Amount);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter json, ResultTable table)
    {
        json.WriteStartObject(table.Name);
        json.WriteString("description", table.Description);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("unit", column.Unit.Symbol);
            json.WriteString("description", column.Description);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
            WriteRow(json, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, IReadOnlyList<object> row)
    {
        json.WriteStartArray();
        foreach (var cell in row)
        {
            if (cell is string text)
                json.WriteStringValue(text);
            else if (cell is double number)
                JsonNumbers.WriteValue(json, number);
            else
                json.WriteNumberValue(Convert.ToInt64(cell, CultureInfo.InvariantCulture));
        }
        json.WriteEndArray();
    }

    private static void WriteStatistic(Utf8JsonWriter json, StatisticSnapshot statistic)
    {
        json.WriteStartObject(statistic.Name);
        json.WriteString("kind", statistic.Kind);
        json.WriteString("unit", statistic.Unit.Symbol);
        json.WriteString("description", statistic.Description);
        foreach (var value in statistic.Values)
            JsonNumbers.Write(json, value.Name, value.Value);
        if (statistic.Mean is { } mean)
            JsonNumbers.Write(json, "mean", mean);
        if (statistic.Capacity is { } capacity)
            json.WriteNumber("capacity", capacity);
        if (statistic.Utilisation is { } utilisation)
            JsonNumbers.Write(json, "utilisation", utilisation);
        if (statistic.Bins.Count > 0)
            WriteBins(json, statistic.Bins);
        json.WriteEndObject();
    }

    private static void WriteBins(Utf8JsonWriter json, IReadOnlyList<StatisticBin> bins)
    {
        json.WriteStartArray("bins");
        foreach (var bin in bins)
        {
            json.WriteStartArray();
            json.WriteNumberValue(bin.From);
            JsonNumbers.WriteValue(json, bin.Content);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
