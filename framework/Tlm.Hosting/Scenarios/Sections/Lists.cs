using Tlm.Hosting.Binding;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Sections;

/// <summary>Reads a section that is a list of mappings.</summary>
internal static class Lists
{
    /// <summary>The items that could be read as <typeparamref name="T"/>, with their nodes.</summary>
    public static List<(T Options, MappingNode Node)> Read<T>(Node? section, string name, string item, BindingContext context)
        where T : class
    {
        var read = new List<(T, MappingNode)>();
        switch (section)
        {
            case null or ScalarNode { IsNull: true }:
                break;
            case SequenceNode list:
                for (var index = 0; index < list.Items.Count; index++)
                    if (ReadItem<T>(list.Items[index], $"{name}.{index}", item, context) is { } pair)
                        read.Add(pair);
                break;
            default:
                context.Report(section.Location, $"'{name}' holds {section.Kind}: expected a list of {item}s");
                break;
        }
        return read;
    }

    private static (T, MappingNode)? ReadItem<T>(Node node, string path, string item, BindingContext context)
        where T : class
    {
        if (node is MappingNode mapping)
            return OptionsBinder.Bind(typeof(T), mapping, path, $"the {item}", context) is T options ? (options, mapping) : null;
        context.Report(node.Location, $"'{path}' holds {node.Kind}: expected a {item}, a mapping with {string.Join(", ", OptionsDescriptor.Of(typeof(T)).Parameters.Select(p => p.Key))}");
        return null;
    }
}
