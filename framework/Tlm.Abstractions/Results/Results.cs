namespace Tlm;

/// <summary>A number that a component publishes.</summary>
/// <param name="Name">Name within the component, snake_case.</param>
/// <param name="Value">The value in <paramref name="Unit"/>.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Description">What it is.</param>
/// <param name="IsHeadline">Whether the summary shows it first.</param>
public sealed record ResultValue(string Name, double Value, Unit Unit, string Description, bool IsHeadline);

/// <summary>A part of a breakdown.</summary>
/// <param name="Label">What the part is.</param>
/// <param name="Amount">How much of the whole it is.</param>
public sealed record ResultPart(string Label, long Amount);

/// <summary>How a whole is made up.</summary>
/// <param name="Name">Name within the component, snake_case.</param>
/// <param name="Unit">Unit of the amounts.</param>
/// <param name="Description">What is broken down.</param>
/// <param name="Parts">The parts.</param>
public sealed record ResultBreakdown(string Name, Unit Unit, string Description, IReadOnlyList<ResultPart> Parts);

/// <summary>A column of a table.</summary>
/// <param name="Name">Name, snake_case.</param>
/// <param name="Unit">Unit of its numbers.</param>
/// <param name="Description">What it holds.</param>
public sealed record ResultColumn(string Name, Unit Unit, string Description);

/// <summary>Rows of results.</summary>
/// <param name="Name">Name within the component, snake_case.</param>
/// <param name="Description">What a row is.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each with one cell a column: a string, a long or a double.</param>
public sealed record ResultTable(string Name, string Description, IReadOnlyList<ResultColumn> Columns, IReadOnlyList<IReadOnlyList<object>> Rows);
