using System.Text.Json.Nodes;
using Tlm.Hosting.Scenarios.Yaml;
using Tlm.Hosting.Schema;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads a nested mapping into an options object of its own.</summary>
internal sealed class OptionsReader(Type type) : IValueReader
{
    /// <inheritdoc/>
    public string Expected => $"a mapping with {string.Join(", ", OptionsDescriptor.Of(type).Parameters.Select(p => p.Key))}";

    /// <inheritdoc/>
    public bool IsNumber => false;

    /// <summary>The nested options type.</summary>
    public Type OptionsType => type;

    /// <inheritdoc/>
    public bool TryRead(Node node, string path, BindingContext context, out object? value)
    {
        value = null;
        if (node is MappingNode mapping)
            value = OptionsBinder.Bind(type, mapping, path, $"'{path}'", context);
        else
            context.Report(node.Location, $"'{path}' holds {node.Kind}: expected {Expected}");
        return value is not null;
    }

    /// <inheritdoc/>
    public string Write(object? value)
    {
        var parts = OptionsDescriptor.Of(type).Parameters.Where(p => p.Get(value!) is not null).Select(p => $"{p.Key}: {p.Reader.Write(p.Get(value!))}");
        return $"{{ {string.Join(", ", parts)} }}";
    }

    /// <inheritdoc/>
    public void RecordDefault(object? value, ParameterDescriptor parameter, string path, BindingContext context)
    {
        foreach (var inner in OptionsDescriptor.Of(type).Parameters)
            if (inner.Get(value!) is { } content)
                inner.Reader.RecordDefault(content, inner, $"{path}.{inner.Key}", context);
    }

    /// <inheritdoc/>
    public JsonObject Schema() => OptionsSchema.Of(type);
}
