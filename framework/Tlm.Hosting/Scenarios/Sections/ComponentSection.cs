using Tlm.Hosting.Binding;
using Tlm.Hosting.Catalog;
using Tlm.Hosting.Plugins;
using Tlm.Hosting.Scenarios.Model;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Sections;

/// <summary>Reads <c>components</c>: each names its type, perhaps its partition, and gives the parameters of that type.</summary>
internal sealed class ComponentSection(
    IComponentCatalog catalog, BindingContext context, IReadOnlyDictionary<string, (string Partition, InputLocation Location)> partitions)
{
    /// <summary>The components in ordinal order of their names, without those that have problems.</summary>
    public List<ComponentEntry> Read(Node? section, InputLocation file)
    {
        if (section is not MappingNode { Entries.Count: > 0 } mapping)
        {
            context.Report(section?.Location ?? file, "the scenario has no 'components': expected a mapping such as { mem: { type: memory } }");
            return [];
        }
        return mapping.Entries.Select(ReadOne).OfType<ComponentEntry>().OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
    }

    private ComponentEntry? ReadOne(MappingEntry entry)
    {
        if (!IsName(entry.Key))
        {
            context.Report(entry.KeyLocation, $"'{entry.Key}' is no name of a component: expected letters, digits, '_', '-' or '[0]', starting with a letter");
            return null;
        }
        if (entry.Value is MappingNode mapping)
            return TypeOf(entry, mapping) is { } type ? Bind(entry, mapping, type) : null;
        context.Report(entry.Value.Location, $"component '{entry.Key}' holds {entry.Value.Kind}: expected a mapping such as {{ type: memory }}");
        return null;
    }

    private ComponentType? TypeOf(MappingEntry entry, MappingNode mapping)
    {
        var names = catalog.Types.Select(type => type.Name);
        if (mapping["type"] is not ScalarNode { IsNull: false } type)
            context.Report(mapping["type"]?.Location ?? entry.KeyLocation, $"component '{entry.Key}' lacks its 'type': expected one of: {string.Join(", ", names)}");
        else if (catalog.Find(type.Text) is { } known)
            return known;
        else
            context.Report(type.Location, UnknownName.Describe("component type", type.Text, "", names));
        return null;
    }

    private ComponentEntry? Bind(MappingEntry entry, MappingNode mapping, ComponentType type)
    {
        var subject = $"component '{entry.Key}' (type {type.Name})";
        var partition = PartitionOf(entry, mapping);
        if (type.OptionsType is null)
        {
            foreach (var extra in mapping.Entries.Where(e => e.Key is not ("type" or "partition")))
                context.Report(extra.KeyLocation, UnknownName.Describe("key", extra.Key, $"in {subject}", ["type", "partition"]));
            return new ComponentEntry(entry.Key, type, null, partition, entry.KeyLocation);
        }
        var options = BindOptions(type.OptionsType, mapping, entry, subject);
        return options is null ? null : new ComponentEntry(entry.Key, type, options, partition, entry.KeyLocation) { Source = mapping };
    }

    // initialisers, setters and checks of options are code of the model's author
    private object? BindOptions(Type type, MappingNode mapping, MappingEntry entry, string subject)
    {
        try
        {
            return OptionsBinder.Bind(type, mapping, entry.Key, subject, context, "type", "partition");
        }
        catch (Exception error) when (error is not InputException)
        {
            context.Report(entry.KeyLocation, $"the options of {subject} can't be made: {ModelFault.Reason(error)}");
            return null;
        }
    }

    private string PartitionOf(MappingEntry entry, MappingNode mapping)
    {
        var listed = partitions.TryGetValue(entry.Key, out var assigned);
        if (mapping["partition"] is not ScalarNode { IsNull: false } own)
            return listed ? assigned.Partition : PartitionSection.Default;
        if (listed && assigned.Partition != own.Text)
            context.Report(own.Location, $"component '{entry.Key}' is in partition '{own.Text}' here and in '{assigned.Partition}' at {assigned.Location}");
        return own.Text;
    }

    private static bool IsName(string name)
    {
        return name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '[' or ']');
    }
}
