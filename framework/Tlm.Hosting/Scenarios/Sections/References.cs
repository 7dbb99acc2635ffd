using Tlm.Hosting.Binding;
using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Hosting.Scenarios.Sections;

/// <summary>Checks that the sections fit each other: every name of a component exists.</summary>
internal static class References
{
    /// <summary>First words of metrics that belong to the run and not to a component.</summary>
    private static readonly string[] RunMetrics = ["energy", "time"];

    public static void Check(
        IReadOnlyList<ComponentEntry> components, IReadOnlyList<LinkEntry> links, IReadOnlyList<(AddressRange Range, InputLocation Location)> map,
        IReadOnlyDictionary<string, (string Partition, InputLocation Location)> partitions, IReadOnlyList<(SupplyOptions Supply, InputLocation Location)> supplies, IReadOnlyList<ClaimEntry> claims, BindingContext context)
    {
        var names = components.Select(component => component.Name).ToArray();
        foreach (var link in links)
        {
            CheckPort(link.Options.From, link.FromLocation);
            CheckPort(link.Options.To, link.ToLocation);
        }
        foreach (var (range, location) in map)
            CheckName(range.Target, location, names);
        foreach (var (name, (_, location)) in partitions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            CheckName(name, location, names);
        foreach (var (supply, location) in supplies)
            foreach (var component in supply.Components)
                CheckName(component, location, names);
        foreach (var claim in claims)
            CheckName(claim.Options.Metric, claim.Location, [.. names, .. RunMetrics]);

        void CheckPort(string port, InputLocation location)
        {
            if (port.Contains('.', StringComparison.Ordinal))
                CheckName(port, location, names);
            else
                context.Report(location, $"'{port}' names no port: expected component.port");
        }

        void CheckName(string path, InputLocation location, string[] valid)
        {
            var name = path.Split('.')[0];
            if (!valid.Contains(name))
                context.Report(location, UnknownName.Describe("component", name, "", valid));
        }
    }
}
