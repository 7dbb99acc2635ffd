using System.Runtime.Loader;
using Tlm.Hosting.Catalog;

namespace Tlm.Hosting.Plugins;

/// <summary>
/// The plug-ins of a host. Disposing it unloads them: their memory is free as soon as nothing refers to their types and objects any more, the simulation
/// made of them included.
/// </summary>
public sealed class PluginSet : IDisposable
{
    private readonly List<PluginLoadContext> _contexts = [];

    /// <summary>The contexts that hold the plug-ins, for those who watch them go.</summary>
    public IReadOnlyList<AssemblyLoadContext> Contexts => _contexts;

    /// <summary>Loads an assembly and gives its component types.</summary>
    /// <param name="path">Path of the DLL.</param>
    /// <param name="namedAt">Where the path was written.</param>
    /// <exception cref="InputException">The file is missing, no .NET assembly, built against a newer contract, or declares no usable component.</exception>
    public IReadOnlyList<ComponentType> Load(string path, InputLocation namedAt)
    {
        var (context, types) = PluginLoader.Load(path, namedAt);
        _contexts.Add(context);
        return types;
    }

    /// <summary>Unloads all.</summary>
    public void Dispose()
    {
        foreach (var context in _contexts)
            context.Unload();
        _contexts.Clear();
    }
}
