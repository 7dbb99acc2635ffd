using System.Reflection;

namespace Tlm.Hosting.Catalog;

/// <summary>The component types of given assemblies.</summary>
public sealed class AssemblyCatalog : IComponentCatalog
{
    private readonly SortedDictionary<string, ComponentType> _types = new(StringComparer.Ordinal);

    /// <summary>Collects the public component types of assemblies.</summary>
    /// <exception cref="InvalidOperationException">Two classes have the same type name, or a class can't be a component.</exception>
    public AssemblyCatalog(params IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
            foreach (var type in assembly.GetExportedTypes())
                if (ComponentType.Of(type) is { } found)
                    Add(found);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ComponentType> Types => [.. _types.Values];

    /// <inheritdoc/>
    public ComponentType? Find(string type) => _types.GetValueOrDefault(type);

    private void Add(ComponentType type)
    {
        if (_types.TryGetValue(type.Name, out var other) && other.Class != type.Class)
            throw new InvalidOperationException($"component type '{type.Name}' is declared by {other.Class.FullName} and by {type.Class.FullName}");
        _types[type.Name] = type;
    }
}
