using System.Text.Json.Nodes;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding;

/// <summary>Reads one type of value from a scenario file and describes it: one class a type.</summary>
public interface IValueReader
{
    /// <summary>What a value looks like, for errors and help: <c>a time such as 1.25 ns</c>.</summary>
    string Expected { get; }

    /// <summary>Whether it is a number, which has a provenance and may be written as <c>{ value, provenance, source, note }</c>.</summary>
    bool IsNumber { get; }

    /// <summary>Reads a node; when it can't, notes the problem in <paramref name="context"/> and returns false.</summary>
    bool TryRead(Node node, string path, BindingContext context, out object? value);

    /// <summary>How a value is written in a file.</summary>
    string Write(object? value);

    /// <summary>A value of this type with each parameter at its default recorded; used where a file says nothing. Null when there is none.</summary>
    void RecordDefault(object? value, ParameterDescriptor parameter, string path, BindingContext context);

    /// <summary>The JSON Schema of such a value.</summary>
    JsonObject Schema();
}
