namespace Tlm.Cli.Reproduce.Families;

/// <summary>A published system: its runs, what was published of it, and how its parameters move the results.</summary>
internal sealed record SystemFamily
{
    /// <summary>Name of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>Name for people, with the paper.</summary>
    public required string Title { get; init; }

    /// <summary>The family file, as messages show it.</summary>
    public required string File { get; init; }

    /// <summary>The runs by name, in the order of the file.</summary>
    public required IReadOnlyList<RunEntry> Runs { get; init; }

    /// <summary>The claims in the order of the file.</summary>
    public required IReadOnlyList<FamilyClaim> Claims { get; init; }

    /// <summary>Overrides, as <c>path=value</c>, under which parameters are moved: shorter runs, say.</summary>
    public required IReadOnlyList<string> Study { get; init; }

    /// <summary>How parameters move claims.</summary>
    public required IReadOnlyList<FamilyParameter> Parameters { get; init; }
}

/// <summary>A claim with its metric and its place.</summary>
/// <param name="Options">The claim.</param>
/// <param name="Metric">Its metric.</param>
/// <param name="Location">Where it is written.</param>
internal sealed record FamilyClaim(FamilyClaimOptions Options, Expressions.Expression Metric, InputLocation Location)
{
    /// <summary>Runs that the metric names.</summary>
    public IReadOnlySet<string> Runs { get; } = Metric.Runs().ToHashSet(StringComparer.Ordinal);
}

/// <summary>A parameter's declared effect with its place.</summary>
/// <param name="Options">The effect.</param>
/// <param name="Location">Where it is written.</param>
internal sealed record FamilyParameter(FamilyParameterOptions Options, InputLocation Location)
{
    /// <summary>The direction in which the parameter's move takes a claim: 1, -1, or 0 for none.</summary>
    public int DirectionOf(string claim)
    {
        if (Options.Raises.Any(pattern => ClaimPattern.Matches(pattern, claim)))
            return 1;
        return Options.Lowers.Any(pattern => ClaimPattern.Matches(pattern, claim)) ? -1 : 0;
    }
}
