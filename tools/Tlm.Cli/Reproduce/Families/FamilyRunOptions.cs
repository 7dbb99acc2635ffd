namespace Tlm.Cli.Reproduce.Families;

/// <summary>A run as a family file writes it.</summary>
internal sealed record FamilyRunOptions
{
    /// <summary>The scenario file.</summary>
    [Parameter("Scenario file, relative to this one")]
    public required InputFile Scenario { get; init; }
}
