using Tlm.Hosting.Binding;
using Tlm.Hosting.Scenarios.Model;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Sections;

/// <summary>Reads <c>connect</c>.</summary>
internal static class LinkSection
{
    public static List<LinkEntry> Read(Node? section, BindingContext context)
    {
        return Lists.Read<LinkOptions>(section, "connect", "link", context)
            .Select(link => new LinkEntry(link.Options, link.Node.Location, Place(link.Node, "from"), Place(link.Node, "to"), Place(link.Node, "latency")))
            .ToList();
    }

    private static InputLocation Place(MappingNode node, string key) => node[key]?.Location ?? node.Location;
}
