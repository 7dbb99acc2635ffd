using System.Reflection;
using Tlm.Hosting.Catalog;
using Tlm.Hosting.Scenarios.Loading;

namespace Tlm.Hosting.Plugins;

/// <summary>Loads component types from an assembly that a scenario or the command line names.</summary>
public static class PluginLoader
{
    /// <summary>The component types of an assembly.</summary>
    /// <param name="path">Path of the DLL.</param>
    /// <param name="namedAt">Where the path was written.</param>
    /// <exception cref="InputException">The file is missing, no .NET assembly, built against a newer contract, or declares no usable component.</exception>
    public static IReadOnlyList<ComponentType> Load(string path, InputLocation namedAt)
    {
        var full = Path.GetFullPath(path);
        var display = DisplayPath.Of(full);
        if (!File.Exists(full))
            throw new InputException(namedAt, MissingFile.Describe(full, display));
        try
        {
            var assembly = new PluginLoadContext(full).LoadFromAssemblyPath(full);
            RefuseNewerContract(assembly, display, namedAt);
            var types = assembly.GetExportedTypes().Select(ComponentType.Of).OfType<ComponentType>().ToArray();
            foreach (ComponentType type in types)
                _ = type.Parameters; // their declarations are read now, so that a fault in one is named here
            return types.Length > 0
                ? types
                : throw new InputException(namedAt, $"plug-in '{display}' declares no component: expected a public class with [Component(\"name\")]");
        }
        catch (BadImageFormatException error)
        {
            throw new InputException(namedAt, $"plug-in '{display}' is no .NET assembly", error);
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or TypeLoadException)
        {
            throw new InputException(namedAt, $"plug-in '{display}' can't be loaded: {error.Message}", error);
        }
    }

    private static void RefuseNewerContract(Assembly assembly, string display, InputLocation namedAt)
    {
        var ours = typeof(Component).Assembly.GetName();
        var theirs = assembly.GetReferencedAssemblies().FirstOrDefault(reference => reference.Name == ours.Name);
        if (theirs is not null && theirs.Version > ours.Version)
            throw new InputException(namedAt, $"plug-in '{display}' was built against {ours.Name} {theirs.Version!.ToString(3)}, newer than this program's {ours.Version!.ToString(3)}");
    }
}
