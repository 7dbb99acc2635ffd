namespace Tlm.Observability.Tables;

/// <summary>A table of a run's data package.</summary>
/// <param name="Name">Name; the file is <c>tables/NAME.csv.gz</c>.</param>
/// <param name="Description">What a row is.</param>
/// <param name="Fields">The columns.</param>
/// <param name="Rows">The rows, each with a cell a column: string, bool, long, Int128, double or null.</param>
public sealed record DataTable(string Name, string Description, IReadOnlyList<TableField> Fields, IEnumerable<object?[]> Rows)
{
    /// <summary>One of so many rows is there; 1: all.</summary>
    public long Every { get; init; } = 1;

    /// <summary>Path below the folder of the run.</summary>
    public string Path => $"tables/{Name}.csv.gz";
}
