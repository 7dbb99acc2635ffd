namespace Tlm;

/// <summary>The results that one component publishes. Claims refer to a value as <c>component.name</c>.</summary>
public sealed class ResultSheet
{
    private readonly List<ResultValue> _values = [];
    private readonly List<ResultBreakdown> _breakdowns = [];
    private readonly List<ResultTable> _tables = [];

    /// <summary>Where the region of interest began: what happened before is not part of any statistic.</summary>
    public SimTime Start { get; init; }

    /// <summary>Where the run ended.</summary>
    public SimTime End { get; init; }

    /// <summary>The length of the region of interest; zero when it never began.</summary>
    public SimTime Duration => End - Start;

    /// <summary>Values in the order of publication.</summary>
    public IReadOnlyList<ResultValue> Values => _values;

    /// <summary>Breakdowns of a whole into its parts.</summary>
    public IReadOnlyList<ResultBreakdown> Breakdowns => _breakdowns;

    /// <summary>Tables, one row an operator for example.</summary>
    public IReadOnlyList<ResultTable> Tables => _tables;

    /// <summary>Publishes a value that the summary of a run shows first.</summary>
    public void Headline(string name, double value, Unit unit, string description) => Add(new ResultValue(name, value, unit, description, true));

    /// <summary>Publishes a value.</summary>
    public void Value(string name, double value, Unit unit, string description) => Add(new ResultValue(name, value, unit, description, false));

    /// <summary>Publishes how a whole is made up, e.g. where time went; parts are shown in the order given, with their share of the sum.</summary>
    public void Breakdown(string name, Unit unit, string description, IEnumerable<ResultPart> parts)
    {
        CheckName(name);
        _breakdowns.Add(new ResultBreakdown(name, unit, description, [.. parts]));
    }

    /// <summary>Publishes a table; every row has one cell a column, each a string, a long or a double.</summary>
    /// <exception cref="ArgumentException">A row has another number of cells than there are columns.</exception>
    public void Table(string name, string description, IReadOnlyList<ResultColumn> columns, IEnumerable<IReadOnlyList<object>> rows)
    {
        CheckName(name);
        var all = rows.ToArray();
        if (all.Any(row => row.Count != columns.Count))
            throw new ArgumentException($"table '{name}' has {columns.Count} columns and a row of another length");
        _tables.Add(new ResultTable(name, description, columns, all));
    }

    private void Add(ResultValue value)
    {
        CheckName(value.Name);
        _values.Add(value);
    }

    private void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (_values.Any(v => v.Name == name) || _breakdowns.Any(b => b.Name == name) || _tables.Any(t => t.Name == name))
            throw new ArgumentException($"result '{name}' is published twice");
    }
}
