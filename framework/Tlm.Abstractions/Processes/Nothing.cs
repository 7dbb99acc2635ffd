namespace Tlm;

/// <summary>The result of what has none.</summary>
public readonly struct Nothing;
