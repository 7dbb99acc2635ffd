using System.Collections.Immutable;
using Tlm.Models.Dram.Standards.Expressions;

namespace Tlm.Models.Dram.Standards;

/// <summary>A source that numbers of a file name by its key.</summary>
/// <param name="Key">Short key.</param>
/// <param name="Provenance">How far it can be trusted.</param>
/// <param name="Text">What it is.</param>
public sealed record SourceNote(string Key, Provenance Provenance, string Text);

/// <summary>A level of the hierarchy.</summary>
/// <param name="Name">Name, e.g. <c>BankGroup</c>.</param>
/// <param name="InitialState">State of its nodes at power-up.</param>
public sealed record LevelDefinition(string Name, string InitialState);

/// <summary>A command.</summary>
/// <param name="Name">Name, e.g. <c>PREpb</c>.</param>
/// <param name="Clocks">Clock cycles it occupies its command bus (halves where both edges are used).</param>
/// <param name="Bus">Name of the bus where a standard has several, else null.</param>
public sealed record CommandDefinition(string Name, decimal Clocks, string? Bus);

/// <summary>An expression over timing names, and where it stands.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Place">File, line and column.</param>
public sealed record PlacedExpression(string Text, string Place)
{
    internal Expression Parsed { get; init; } = new Literal(0);
}

/// <summary>A timing parameter of a standard.</summary>
/// <param name="Name">Name, e.g. <c>nRCD</c>.</param>
/// <param name="Unit"><c>nCK</c>, <c>ps</c> or <c>MT/s</c>.</param>
/// <param name="Meaning">What it is the distance of.</param>
/// <param name="Derivation">How it follows from others where a preset does not state it, else null.</param>
/// <param name="Source">Source of the derivation, else null.</param>
/// <param name="Clause">Table or clause of that source, else null.</param>
public sealed record TimingDefinition(
    string Name, string Unit, string Meaning, PlacedExpression? Derivation, SourceNote? Source, string? Clause);

/// <summary>A table: the value of the first row none of whose bounds is exceeded.</summary>
/// <param name="Name">Name by which derivations use it.</param>
/// <param name="Keys">What the bounds are compared with.</param>
/// <param name="Rows">Bounds (null: any) and value of each row.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Clause">Table or clause of that source.</param>
/// <param name="Place">File, line and column.</param>
public sealed record TimingTable(
    string Name,
    ImmutableArray<PlacedExpression> Keys,
    ImmutableArray<(ImmutableArray<int?> Bounds, int Value)> Rows,
    SourceNote Source,
    string Clause,
    string Place);

/// <summary>A least distance between commands.</summary>
/// <param name="Level">Level at which both address the same node.</param>
/// <param name="From">Commands that start it.</param>
/// <param name="To">Commands that must wait.</param>
/// <param name="Distance">Distance in clock cycles, from the end of the one command to the end of the other on the bus.</param>
/// <param name="Window">It counts from the command issued this many ago.</param>
/// <param name="Sibling">It binds the other nodes of that level instead.</param>
public sealed record ConstraintDefinition(
    string Level, ImmutableArray<string> From, ImmutableArray<string> To, PlacedExpression Distance, int Window, bool Sibling);

/// <summary>A check that numbers are allowed to fail, and who says so.</summary>
/// <param name="Check">Text of the check.</param>
/// <param name="Source">Why the contradiction stands.</param>
public sealed record AcceptedContradiction(string Check, string Source);

/// <summary>An organisation preset.</summary>
/// <param name="Name">Name, e.g. <c>HBM3_8Gb_8hi</c>.</param>
/// <param name="Values">Data widths (bits), densities and capacities (Mbit) and counts, by lower-case name.</param>
/// <param name="Source">Where the numbers come from.</param>
/// <param name="Accepted">Contradictions that stand.</param>
/// <param name="Place">File, line and column.</param>
public sealed record OrganizationPreset(
    string Name,
    ImmutableArray<KeyValuePair<string, int>> Values,
    SourceNote Source,
    ImmutableArray<AcceptedContradiction> Accepted,
    string Place);

/// <summary>A timing value with its source.</summary>
/// <param name="Name">Parameter.</param>
/// <param name="Value">Value in the unit of the parameter.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Note">Table, clause or remark, else null.</param>
/// <param name="Place">File, line and column.</param>
public sealed record TimingValue(string Name, int Value, SourceNote Source, string? Note, string Place);

/// <summary>A timing preset.</summary>
/// <param name="Name">Name, e.g. <c>LPDDR5_6400</c>.</param>
/// <param name="Values">What it states; the rest is derived.</param>
/// <param name="Accepted">Contradictions that stand.</param>
/// <param name="Place">File, line and column.</param>
public sealed record TimingPreset(
    string Name, ImmutableArray<TimingValue> Values, ImmutableArray<AcceptedContradiction> Accepted, string Place);
