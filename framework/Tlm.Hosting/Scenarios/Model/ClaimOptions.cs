namespace Tlm.Hosting.Scenarios.Model;

/// <summary>A published result that a run is held against.</summary>
public sealed record ClaimOptions : IValidatableOptions
{
    /// <summary>Name of the claim.</summary>
    [Parameter("Name of the claim, unique in the scenario")]
    public required string Id { get; init; }

    /// <summary>The measured value.</summary>
    [Parameter("The measured value: component.result, component.statistic[.value], energy.total, energy.COMPONENT[.CAUSE] or time.end")]
    public required string Metric { get; init; }

    /// <summary>The published value.</summary>
    [Parameter("The published value with its unit; a bare number is in the metric's own unit")]
    public string? Value { get; init; }

    /// <summary>Smallest published value of a range.</summary>
    [Parameter("Lower end of a published range")]
    public string? Min { get; init; }

    /// <summary>Largest published value of a range.</summary>
    [Parameter("Upper end of a published range")]
    public string? Max { get; init; }

    /// <summary>Deviation allowed.</summary>
    [Parameter("Deviation allowed: a share of the value (5 %) or an amount with a unit (0.1 ns); 0 for an exact match", Default = "0 %")]
    public string Tolerance { get; init; } = "0 %";

    /// <summary>Who published it.</summary>
    [Parameter("Who published the value, and where")]
    public required string Source { get; init; }

    /// <summary>How good the evidence is.</summary>
    [Parameter("Grade of evidence of the published value", Default = "published")]
    public Provenance Grade { get; init; } = Provenance.Published;

    /// <summary>What the simulated value rests on.</summary>
    [Parameter("What the simulated value rests on")]
    public ClaimBasis Basis { get; init; } = ClaimBasis.Predicted;

    /// <summary>A remark.</summary>
    [Parameter("A remark")]
    public string? Note { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (Value is null && Min is null && Max is null)
            yield return new OptionProblem("", "expected 'value', or a range by 'min' and 'max'");
        if (Value is not null && (Min is not null || Max is not null))
            yield return new OptionProblem("value", "'value' excludes 'min' and 'max'");
        foreach (var (key, text) in new[] { ("value", Value), ("min", Min), ("max", Max), ("tolerance", Tolerance) })
            if (text is not null && !ClaimNumber.IsWellFormed(text, out var problem))
                yield return new OptionProblem(key, $"'{key}': {problem}");
    }
}

/// <summary>What a simulated value rests on.</summary>
public enum ClaimBasis
{
    /// <summary>Published and derived parameters alone.</summary>
    Predicted,

    /// <summary>Named parameters that were fitted.</summary>
    Calibrated,

    /// <summary>A parameter that nobody published was set so that it fits, which proves nothing.</summary>
    Anchored,
}
