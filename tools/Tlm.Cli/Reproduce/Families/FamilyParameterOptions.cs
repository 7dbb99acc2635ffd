namespace Tlm.Cli.Reproduce.Families;

/// <summary>A parameter of the scenarios, a value to move it to, and where that takes the claims.</summary>
internal sealed record FamilyParameterOptions
{
    /// <summary>Path of the parameter.</summary>
    [Parameter("Path of the parameter, as in --set")]
    public required string Path { get; init; }

    /// <summary>Value to move it to.</summary>
    [Parameter("Value to move it to, with its unit")]
    public required string To { get; init; }

    /// <summary>Claims that the move raises.</summary>
    [Parameter("Claims whose simulated value the move raises; * stands for any text")]
    public IReadOnlyList<string> Raises { get; init; } = [];

    /// <summary>Claims that the move lowers.</summary>
    [Parameter("Claims whose simulated value the move lowers; all others stay as they are")]
    public IReadOnlyList<string> Lowers { get; init; } = [];

    /// <summary>A remark.</summary>
    [Parameter("Why")]
    public string? Note { get; init; }
}
