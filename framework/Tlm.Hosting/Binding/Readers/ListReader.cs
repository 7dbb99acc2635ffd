using System.Collections;
using System.Text.Json.Nodes;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding.Readers;

/// <summary>Reads a list into an array or a <see cref="List{T}"/>.</summary>
internal sealed class ListReader(Type item, IValueReader reader, bool asArray) : IValueReader
{
    /// <inheritdoc/>
    public string Expected => $"a list, each item {reader.Expected}";

    /// <inheritdoc/>
    public bool IsNumber => false;

    /// <inheritdoc/>
    public bool TryRead(Node node, string path, BindingContext context, out object? value)
    {
        value = null;
        if (node is not SequenceNode sequence)
        {
            context.Report(node.Location, $"'{path}' holds {node.Kind}: expected {Expected}");
            return false;
        }
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        var good = true;
        for (var index = 0; index < sequence.Items.Count; index++)
        {
            good &= reader.TryRead(sequence.Items[index], $"{path}.{index}", context, out var element);
            if (good)
                list.Add(element);
        }
        value = asArray ? ToArray(list) : list;
        return good;
    }

    /// <inheritdoc/>
    public string Write(object? value) => $"[{string.Join(", ", ((IEnumerable)value!).Cast<object>().Select(reader.Write))}]";

    /// <inheritdoc/>
    public void RecordDefault(object? value, ParameterDescriptor parameter, string path, BindingContext context)
    {
        var index = 0;
        foreach (var element in (IEnumerable)value!)
            reader.RecordDefault(element, parameter, $"{path}.{index++}", context);
    }

    /// <inheritdoc/>
    public JsonObject Schema() => new() { ["type"] = "array", ["items"] = reader.Schema() };

    private Array ToArray(IList list)
    {
        var array = Array.CreateInstance(item, list.Count);
        list.CopyTo(array, 0);
        return array;
    }
}
