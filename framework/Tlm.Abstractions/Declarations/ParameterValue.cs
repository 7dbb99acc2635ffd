namespace Tlm;

/// <summary>One parameter of a run as it was resolved, with where it comes from.</summary>
/// <param name="Path">Dotted path: component name, then the keys.</param>
/// <param name="Text">The value with its unit.</param>
/// <param name="Provenance">How well founded it is; null for what is no number (names, switches).</param>
/// <param name="Source">Its source, when stated.</param>
/// <param name="Note">A remark, when stated.</param>
/// <param name="Origin">Where it was written: <c>file:line:column</c>, <c>--set</c> or <c>default</c>.</param>
public sealed record ParameterValue(string Path, string Text, Provenance? Provenance, string? Source, string? Note, string Origin)
{
    /// <summary>Claims that a calibrated or anchored value was fitted to; empty for any other.</summary>
    public IReadOnlyList<string> FittedTo { get; init; } = [];
}
