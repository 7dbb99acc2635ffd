namespace Tlm;

/// <summary>Gives a component class the name by which scenario files ask for it (<c>type: scratchpad</c>).</summary>
/// <param name="type">Lower-case name, words separated by hyphens; unique among all loaded assemblies.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ComponentAttribute(string type) : Attribute
{
    /// <summary>The type name in scenario files.</summary>
    public string Type { get; } = type;

    /// <summary>One sentence: what the component models.</summary>
    public string Description { get; init; } = "";

    /// <summary>Why the component charges no energy; null for one that declares causes in its <see cref="Component.Energy"/> account.</summary>
    public string? NoEnergy { get; init; }
}
