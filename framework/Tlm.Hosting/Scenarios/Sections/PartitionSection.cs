using Tlm.Hosting.Binding;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Sections;

/// <summary>Reads <c>partitions</c>: a mapping of partition names to lists of components.</summary>
internal static class PartitionSection
{
    /// <summary>The partition in which components run that are assigned to none.</summary>
    public const string Default = "main";

    /// <summary>For each component named, its partition and where that is written.</summary>
    public static Dictionary<string, (string Partition, InputLocation Location)> Read(Node? section, BindingContext context)
    {
        var assigned = new Dictionary<string, (string, InputLocation)>(StringComparer.Ordinal);
        if (section is null or ScalarNode { IsNull: true })
            return assigned;
        if (section is not MappingNode mapping)
        {
            context.Report(section.Location, $"'partitions' holds {section.Kind}: expected a mapping such as {{ die0: [npu], die1: [mem] }}");
            return assigned;
        }
        foreach (var entry in mapping.Entries)
            foreach (var member in Members(entry, context))
                if (!assigned.TryAdd(member.Text, (entry.Key, member.Location)))
                    context.Report(member.Location, $"component '{member.Text}' is in partition '{assigned[member.Text].Item1}' already");
        return assigned;
    }

    private static IEnumerable<ScalarNode> Members(MappingEntry entry, BindingContext context)
    {
        if (entry.Value is SequenceNode list && list.Items.All(item => item is ScalarNode { IsNull: false }))
            return list.Items.Cast<ScalarNode>();
        context.Report(entry.Value.Location, $"partition '{entry.Key}': expected a list of component names");
        return [];
    }
}
