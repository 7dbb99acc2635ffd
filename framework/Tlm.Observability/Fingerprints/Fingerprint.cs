using Tlm.Observability.Collection;

namespace Tlm.Observability.Fingerprints;

/// <summary>The fingerprint of a run: one hash over everything that it measured, by name, and over its end.
/// Wall time, machine, threads, partitions and versions have no part in it.</summary>
public static class Fingerprint
{
    /// <summary>Computes the fingerprint: 32 hexadecimal digits.</summary>
    public static string Of(RunMeasurement run)
    {
        var hash = new Hash128();
        hash.Add(run.Start.Femtoseconds);
        hash.Add(run.End.Femtoseconds);
        foreach (var component in run.Components)
            Add(hash, component);
        foreach (var entry in run.Energy.Entries)
        {
            hash.Add($"{entry.Component}.{entry.Cause}");
            hash.Add(entry.Femtojoules);
        }
        return hash.Finish();
    }

    private static void Add(Hash128 hash, ComponentMeasurement component)
    {
        hash.Add(component.Name);
        foreach (var statistic in component.Statistics)
            Add(hash, statistic);
        if (component.Results is not { } sheet)
            return;
        foreach (var value in sheet.Values.OrderBy(v => v.Name, StringComparer.Ordinal))
        {
            hash.Add(value.Name);
            hash.Add(value.Value);
        }
        foreach (var breakdown in sheet.Breakdowns.OrderBy(b => b.Name, StringComparer.Ordinal))
            Add(hash, breakdown);
        foreach (var table in sheet.Tables.OrderBy(t => t.Name, StringComparer.Ordinal))
            Add(hash, table);
    }

    private static void Add(Hash128 hash, StatisticSnapshot statistic)
    {
        hash.Add(statistic.Name);
        foreach (var value in statistic.Values)
        {
            hash.Add(value.Name);
            hash.Add(value.Value);
        }
        foreach (var bin in statistic.Bins)
        {
            hash.Add(bin.From);
            hash.Add(bin.Content);
        }
    }

    private static void Add(Hash128 hash, ResultBreakdown breakdown)
    {
        hash.Add(breakdown.Name);
        foreach (var part in breakdown.Parts)
        {
            hash.Add(part.Label);
            hash.Add(part.Amount);
        }
    }

    private static void Add(Hash128 hash, ResultTable table)
    {
        hash.Add(table.Name);
        foreach (var row in table.Rows)
            foreach (var cell in row)
                AddCell(hash, table.Name, cell);
    }

    private static void AddCell(Hash128 hash, string table, object cell)
    {
        switch (cell)
        {
            case string text:
                hash.Add(text);
                break;
            case double number:
                hash.Add(number);
                break;
            case long or int:
                hash.Add(Convert.ToInt64(cell, null));
                break;
            default:
                throw new ArgumentException($"table '{table}' has a cell of type {cell.GetType().Name}: expected a string, a long or a double");
        }
    }
}
