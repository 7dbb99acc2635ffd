namespace Tlm.Cli.Reproduce.Families;

/// <summary>A run as a family file writes it.</summary>
internal sealed record FamilyRunOptions
{
    /// <summary>The scenario file.</summary>
    [Parameter("Scenario file, relative to this one")]
    public required InputFile Scenario { get; init; }

    /// <summary>What was fitted beside numbers.</summary>
    [Parameter("What of the run was fitted beside its numbers, such as the shape of a model")]
    public FittedOptions? Fitted { get; init; }
}

/// <summary>Something that is no number and was fitted.</summary>
internal sealed record FittedOptions : IValidatableOptions
{
    /// <summary>What it is.</summary>
    [Parameter("What was fitted")]
    public required string What { get; init; }

    /// <summary>How it was fitted.</summary>
    [Parameter("calibrated, or anchored")]
    public required Provenance Provenance { get; init; }

    /// <summary>To which claims.</summary>
    [Parameter("Claims that it was fitted to")]
    public required IReadOnlyList<string> FittedTo { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (Provenance is not (Provenance.Calibrated or Provenance.Anchored))
            yield return new OptionProblem("provenance", "expected calibrated or anchored");
    }
}
