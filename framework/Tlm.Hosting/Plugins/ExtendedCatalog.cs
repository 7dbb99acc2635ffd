using Tlm.Hosting.Catalog;
using Tlm.Hosting.Scenarios.Loading;

namespace Tlm.Hosting.Plugins;

/// <summary>A catalog with the component types of plug-ins added.</summary>
public sealed class ExtendedCatalog : IComponentCatalog
{
    private readonly SortedDictionary<string, ComponentType> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly PluginSet _plugins;

    /// <summary>Starts from a catalog.</summary>
    /// <param name="basis">The catalog.</param>
    /// <param name="plugins">Holds the plug-ins that are added.</param>
    public ExtendedCatalog(IComponentCatalog basis, PluginSet plugins)
    {
        _plugins = plugins;
        foreach (var type in basis.Types)
            _types.Add(type.Name, type);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ComponentType> Types => [.. _types.Values];

    /// <inheritdoc/>
    public ComponentType? Find(string type) => _types.GetValueOrDefault(type);

    /// <summary>Adds the component types of an assembly.</summary>
    /// <param name="path">Path of the DLL.</param>
    /// <param name="namedAt">Where the path was written.</param>
    /// <exception cref="InputException">The assembly can't be used, or a type's name is taken.</exception>
    public void Add(string path, InputLocation namedAt)
    {
        if (!_paths.Add(Path.GetFullPath(path)))
            throw new InputException(namedAt, $"plug-in '{DisplayPath.Of(Path.GetFullPath(path))}' is named twice");
        foreach (var type in _plugins.Load(path, namedAt))
        {
            if (!_types.TryAdd(type.Name, type))
                throw new InputException(namedAt, $"component type '{type.Name}' is declared by {type.Class.Assembly.GetName().Name} and by {_types[type.Name].Class.Assembly.GetName().Name}: rename one");
        }
    }
}
