using Tlm.Hosting.Binding;
using Tlm.Hosting.Catalog;
using Tlm.Hosting.Plugins;
using Tlm.Hosting.Scenarios.Loading;
using Tlm.Hosting.Scenarios.Model;
using Tlm.Hosting.Scenarios.Sections;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios;

/// <summary>Reads scenario files: loads and merges, applies overrides, binds every section, and checks that they fit each other.</summary>
/// <param name="catalog">The component types that scenarios may ask for.</param>
/// <param name="plugins">Holds the plug-ins that scenarios name.</param>
public sealed class ScenarioReader(IComponentCatalog catalog, PluginSet plugins)
{
    /// <summary>Reads a scenario.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="overrides">Overrides as <c>path=value</c>, applied in order.</param>
    /// <exception cref="InputException">Something in the files or overrides is wrong; all problems of the stage that found them are named.</exception>
    public Scenario Read(string path, IEnumerable<string>? overrides = null)
    {
        var file = new ScenarioFile();
        var tree = file.Read(path, new InputLocation(path));
        foreach (var assignment in overrides ?? [])
            tree = Overrides.Apply(tree, assignment);
        FormatCheck.Check(tree);
        return Bind(ParameterSubstitution.Apply(tree), path, file.Files);
    }

    private Scenario Bind(MappingNode tree, string path, IReadOnlyList<string> files)
    {
        var context = new BindingContext();
        var partitions = PartitionSection.Read(tree["partitions"], context);
        var components = new ComponentSection(PluginSection.Read(tree["plugins"], catalog, plugins), context, partitions).Read(tree["components"], tree.Location);
        var links = LinkSection.Read(tree["connect"], context);
        var map = AddressMapSection.Read(tree["address_map"], context);
        var run = RunSection.Read(tree["run"], context);
        var supplies = SupplySection.Read(tree["supplies"], context);
        var claims = ClaimSection.Read(tree["claims"], context);
        context.ThrowIfAny();
        References.Check(components, links, map, partitions, supplies, claims, context);
        context.ThrowIfAny();
        return new Scenario
        {
            File = files[0],
            Files = files,
            Name = Texts.Read(tree, "name") ?? Path.GetFileNameWithoutExtension(path),
            Description = Texts.Read(tree, "description") ?? "",
            Components = components,
            Links = links,
            AddressMap = new AddressMap([.. map.Select(entry => entry.Range)]),
            Run = run,
            Supplies = [.. supplies.Select(item => item.Supply)],
            Claims = claims,
            Parameters = context.Parameters,
            Tree = tree,
        };
    }
}
