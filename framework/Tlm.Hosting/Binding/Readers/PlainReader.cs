using System.Text.Json.Nodes;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads a scalar that is no number.</summary>
internal abstract class PlainReader : IValueReader
{
    /// <inheritdoc/>
    public abstract string Expected { get; }

    /// <inheritdoc/>
    public bool IsNumber => false;

    /// <inheritdoc/>
    public bool TryRead(Node node, string path, BindingContext context, out object? value)
    {
        value = null;
        var key = path[(path.LastIndexOf('.') + 1)..];
        if (node is not ScalarNode scalar)
        {
            context.Report(node.Location, $"'{key}' holds {node.Kind}: expected {Expected}");
            return false;
        }
        if (!TryParse(scalar, out value, out var problem))
        {
            context.Report(scalar.Location, $"'{key}': {problem}");
            return false;
        }
        context.Record(new ParameterValue(path, Write(value), null, null, null, scalar.Location.ToString()));
        return true;
    }

    /// <inheritdoc/>
    public virtual string Write(object? value) => value?.ToString() ?? "";

    /// <inheritdoc/>
    public void RecordDefault(object? value, ParameterDescriptor parameter, string path, BindingContext context)
    {
        context.Record(new ParameterValue(path, Write(value), null, null, null, "default"));
    }

    /// <inheritdoc/>
    public abstract JsonObject Schema();

    /// <summary>Reads the text.</summary>
    protected abstract bool TryParse(ScalarNode scalar, out object? value, out string problem);
}
