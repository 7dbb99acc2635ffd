namespace Tlm.Observability.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Name">Name, snake_case.</param>
/// <param name="Type">Type in the words of Table Schema: <c>string</c>, <c>integer</c> (64 bits), <c>number</c>, <c>boolean</c>.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Unit">Unit of its numbers; null where a column of its own names it or there is none.</param>
public sealed record TableField(string Name, string Type, string Description, string? Unit = null);
