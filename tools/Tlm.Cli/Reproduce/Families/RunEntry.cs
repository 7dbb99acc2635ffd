namespace Tlm.Cli.Reproduce.Families;

/// <summary>A run that a family's claims are computed from.</summary>
/// <param name="Name">Its name in metrics.</param>
/// <param name="Scenario">Path of the scenario file.</param>
/// <param name="Overrides">What it changes, as <c>path=value</c>.</param>
/// <param name="Fitted">What was fitted beside numbers; null if nothing was.</param>
/// <param name="Location">Where it is written.</param>
internal sealed record RunEntry(string Name, string Scenario, IReadOnlyList<string> Overrides, FittedOptions? Fitted, InputLocation Location);
