using System.Collections;
using System.Text.Json.Nodes;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads a mapping of free names to values into a dictionary sorted by name, so that its order decides nothing.</summary>
internal sealed class DictionaryReader(Type content, IValueReader reader) : IValueReader
{
    /// <inheritdoc/>
    public string Expected => $"a mapping of names, each to {reader.Expected}";

    /// <inheritdoc/>
    public bool IsNumber => false;

    /// <inheritdoc/>
    public bool TryRead(Node node, string path, BindingContext context, out object? value)
    {
        value = null;
        if (node is not MappingNode mapping)
        {
            context.Report(node.Location, $"'{path}' holds {node.Kind}: expected {Expected}");
            return false;
        }
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), content))!;
        var good = true;
        foreach (var entry in mapping.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            good &= reader.TryRead(entry.Value, $"{path}.{entry.Key}", context, out var element);
            if (good)
                dictionary.Add(entry.Key, element);
        }
        value = dictionary;
        return good;
    }

    /// <inheritdoc/>
    public string Write(object? value)
    {
        return $"{{{string.Join(", ", ((IDictionary)value!).Cast<DictionaryEntry>().Select(e => $"{e.Key}: {reader.Write(e.Value)}"))}}}";
    }

    /// <inheritdoc/>
    public void RecordDefault(object? value, ParameterDescriptor parameter, string path, BindingContext context)
    {
        foreach (DictionaryEntry entry in (IDictionary)value!)
            reader.RecordDefault(entry.Value, parameter, $"{path}.{entry.Key}", context);
    }

    /// <inheritdoc/>
    public JsonObject Schema() => new() { ["type"] = "object", ["additionalProperties"] = reader.Schema() };
}
