using System.Reflection;
using Tlm.Hosting.Catalog;
using Tlm.Hosting.Scenarios.Loading;

namespace Tlm.Hosting.Plugins;

/// <summary>Loads component types from an assembly that a scenario or the command line names, into a context of its own.</summary>
internal static class PluginLoader
{
    /// <summary>The component types of an assembly, and the context that holds it.</summary>
    /// <exception cref="InputException">The file is missing, no .NET assembly, built against a newer contract, or declares no usable component.</exception>
    public static (PluginLoadContext Context, IReadOnlyList<ComponentType> Types) Load(string path, InputLocation namedAt)
    {
        var full = Path.GetFullPath(path);
        var display = DisplayPath.Of(full);
        if (!File.Exists(full))
            throw new InputException(namedAt, MissingFile.Describe(full, display));
        var context = new PluginLoadContext(full);
        try
        {
            return (context, TypesOf(context.LoadFromAssemblyPath(full), display, namedAt));
        }
        catch (Exception error)
        {
            context.Unload();
            if (Reason(error, display) is { } reason)
                throw new InputException(namedAt, reason, error);
            throw;
        }
    }

    private static string? Reason(Exception error, string display) => error switch
    {
        BadImageFormatException => $"plug-in '{display}' is no .NET assembly",
        InvalidOperationException or IOException or TypeLoadException => $"plug-in '{display}' can't be loaded: {error.Message}",
        _ => null,
    };

    private static ComponentType[] TypesOf(Assembly assembly, string display, InputLocation namedAt)
    {
        RefuseNewerContract(assembly, display, namedAt);
        var types = assembly.GetExportedTypes().Select(ComponentType.Of).OfType<ComponentType>().ToArray();
        foreach (ComponentType type in types)
            _ = type.Parameters; // their declarations are read now, so that a fault in one is named here
        return types.Length > 0
            ? types
            : throw new InputException(namedAt, $"plug-in '{display}' declares no component: expected a public class with [Component(\"name\")]");
    }

    private static void RefuseNewerContract(Assembly assembly, string display, InputLocation namedAt)
    {
        var ours = typeof(Component).Assembly.GetName();
        var theirs = assembly.GetReferencedAssemblies().FirstOrDefault(reference => reference.Name == ours.Name);
        if (theirs is not null && theirs.Version > ours.Version)
            throw new InputException(namedAt, $"plug-in '{display}' was built against {ours.Name} {theirs.Version!.ToString(3)}, newer than this program's {ours.Version!.ToString(3)}");
    }
}
