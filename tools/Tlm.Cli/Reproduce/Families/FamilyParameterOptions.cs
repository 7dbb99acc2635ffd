namespace Tlm.Cli.Reproduce.Families;

/// <summary>A parameter of the scenarios, a value to move it to, and where that takes the claims.</summary>
internal sealed record FamilyParameterOptions : IValidatableOptions
{
    /// <summary>Path of the parameter.</summary>
    [Parameter("Path of the parameter, as in --set")]
    public required string Path { get; init; }

    /// <summary>Value to move it to; null if it can't be moved alone.</summary>
    [Parameter("Value to move it to, with its unit; left out for a number that can't move alone, and 'note' says why")]
    public string? To { get; init; }

    /// <summary>Claims that the move raises.</summary>
    [Parameter("Claims whose simulated value the move raises; * stands for any text")]
    public IReadOnlyList<string> Raises { get; init; } = [];

    /// <summary>Claims that the move lowers.</summary>
    [Parameter("Claims whose simulated value the move lowers; all others stay as they are")]
    public IReadOnlyList<string> Lowers { get; init; } = [];

    /// <summary>A remark.</summary>
    [Parameter("Why")]
    public string? Note { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (To is null && (Note is null || Raises.Count + Lowers.Count > 0))
            yield return new OptionProblem("to", "expected 'to', or a 'note' why the number can't move alone");
    }
}
