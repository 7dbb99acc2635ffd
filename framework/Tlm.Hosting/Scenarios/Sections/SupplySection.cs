using Tlm.Hosting.Binding;
using Tlm.Hosting.Scenarios.Model;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Sections;

/// <summary>Reads <c>supplies</c>: each component is fed by one supply at most.</summary>
internal static class SupplySection
{
    public static List<(SupplyOptions Supply, InputLocation Location)> Read(Node? section, BindingContext context)
    {
        var supplies = Lists.Read<SupplyOptions>(section, "supplies", "supply", context).Select(item => (item.Options, item.Node.Location)).ToList();
        Dictionary<string, string> fed = new(StringComparer.Ordinal);
        foreach (var (supply, location) in supplies)
            foreach (var component in supply.Components)
                if (component.Contains('.', StringComparison.Ordinal))
                    context.Report(location, $"supply '{supply.Name}' names '{component}': expected a component, which is fed with all that it is made of");
                else if (!fed.TryAdd(component, supply.Name))
                    context.Report(location, $"component '{component}' is fed by '{fed[component]}' already, '{supply.Name}' can't feed it too");
        return supplies;
    }
}
