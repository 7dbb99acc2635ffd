using Tlm.Hosting.Catalog;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Model;

/// <summary>A component that a scenario asks for.</summary>
/// <param name="Name">Its name; the root of the full names below it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Options">Its options; null when the type has none.</param>
/// <param name="Partition">The partition that it runs in.</param>
/// <param name="Location">Where it is written.</param>
public sealed record ComponentEntry(string Name, ComponentType Type, object? Options, string Partition, InputLocation Location)
{
    /// <summary>What was written.</summary>
    internal MappingNode? Source { get; init; }
}
