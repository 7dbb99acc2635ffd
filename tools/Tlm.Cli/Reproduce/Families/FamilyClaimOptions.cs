using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Cli.Reproduce.Families;

/// <summary>A published result and the metric that is held against it, as a family file writes them.</summary>
internal sealed record FamilyClaimOptions : IValidatableOptions
{
    /// <summary>Name of the claim.</summary>
    [Parameter("Name of the claim, unique among all systems")]
    public required string Id { get; init; }

    /// <summary>The metric.</summary>
    [Parameter("Expression over metrics of runs: runs.RUN.component.result, + - * / ( ), numbers, mean_error(PATTERN)")]
    public required string Metric { get; init; }

    /// <summary>The published value.</summary>
    [Parameter("The published value in 'unit'")]
    public double? Published { get; init; }

    /// <summary>Lower end of a published range.</summary>
    [Parameter("Lower end of a published range, in 'unit'")]
    public double? Min { get; init; }

    /// <summary>Upper end of a published range.</summary>
    [Parameter("Upper end of a published range, in 'unit'")]
    public double? Max { get; init; }

    /// <summary>Unit of the published value.</summary>
    [Parameter("Unit of the published value; empty for a plain number", Key = "unit")]
    public string UnitSymbol { get; init; } = "";

    /// <summary>Relative deviation that is aimed at.</summary>
    [Parameter("Relative deviation that is aimed at, in percent; 0: exact, and the only choice for a range", Min = "0", Unit = "%")]
    public double Aim { get; init; }

    /// <summary>Grade of evidence of the published value.</summary>
    [Parameter("Grade of evidence of the published value")]
    public required Provenance Grade { get; init; }

    /// <summary>Where the value was published.</summary>
    [Parameter("Where the value was published")]
    public required string Source { get; init; }

    /// <summary>Whether a paper or another simulator gave the value.</summary>
    [Parameter("Who gave the value: paper, or simulator")]
    public Reference Against { get; init; } = Reference.Paper;

    /// <summary>What the simulated value rests on; checked against the parameters of its runs.</summary>
    [Parameter("What the simulated value rests on; refused when the parameters of its runs say otherwise")]
    public required ClaimBasis Basis { get; init; }

    /// <summary>A remark.</summary>
    [Parameter("A remark")]
    public string? Note { get; init; }

    /// <summary>Whether a range was published.</summary>
    public bool IsRange => Published is null;

    /// <summary>The unit; <see cref="Validate"/> has checked it.</summary>
    public Unit Unit => Unit.Parse(UnitSymbol);

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Validate()
    {
        if (Published is null && Min is null && Max is null)
            yield return new OptionProblem("", "expected 'published', or a range by 'min' and 'max'");
        if (Published is not null && (Min is not null || Max is not null))
            yield return new OptionProblem("published", "'published' excludes 'min' and 'max'");
        if (Published is 0.0)
            yield return new OptionProblem("published", "0 has no relative deviation: expected a range by 'min' and 'max'");
        if (IsRange && Aim != 0)
            yield return new OptionProblem("aim", "a range is met inside its ends only: expected no 'aim'");
        if (!Unit.TryParse(UnitSymbol, out _, out string problem))
            yield return new OptionProblem("unit", problem);
    }
}

/// <summary>Who gave a value that a simulation is held against.</summary>
internal enum Reference
{
    /// <summary>The system's own paper.</summary>
    Paper,

    /// <summary>Another simulator of the system.</summary>
    Simulator,
}
