using Tlm.Hosting.Catalog;
using Tlm.Hosting.Plugins;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Sections;

/// <summary>Reads <c>plugins</c>: assemblies with further component types, relative to the file that names them.</summary>
internal static class PluginSection
{
    /// <summary>The catalog with the types of the plug-ins.</summary>
    public static IComponentCatalog Read(Node? section, IComponentCatalog catalog, PluginSet plugins)
    {
        if (section is null or ScalarNode { IsNull: true })
            return catalog;
        var extended = new ExtendedCatalog(catalog, plugins);
        foreach (var item in section is SequenceNode list ? list.Items : [section])
        {
            if (item is not ScalarNode { IsNull: false } path)
                throw new InputException(item.Location, $"'plugins' holds {item.Kind}: expected a list of DLLs");
            extended.Add(Path.Combine(FolderOf(path.Location), path.Text), path.Location);
        }
        return extended;
    }

    private static string FolderOf(InputLocation location)
    {
        return File.Exists(location.File) ? Path.GetDirectoryName(Path.GetFullPath(location.File))! : Directory.GetCurrentDirectory();
    }
}
