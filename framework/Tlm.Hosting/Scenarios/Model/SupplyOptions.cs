namespace Tlm.Hosting.Scenarios.Model;

/// <summary>A voltage converter and the components that it feeds, as a scenario writes it.</summary>
public sealed record SupplyOptions
{
    /// <summary>Name.</summary>
    [Parameter("Name of the supply, such as vdd-core")]
    public required string Name { get; init; }

    /// <summary>Efficiency.</summary>
    [Parameter("Share of what the supply takes that reaches the components; the rest is charged to them as conversion losses", Unit = "%", Min = "0.0001", Max = "100")]
    public required double Efficiency { get; init; }

    /// <summary>Components.</summary>
    [Parameter("The components that it feeds, with all that they are made of")]
    public required IReadOnlyList<string> Components { get; init; }
}
