using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding;

/// <summary>Reads a mapping of a scenario file into an options object.</summary>
public static class OptionsBinder
{
    /// <summary>Reads the options of a type. Problems are noted in <paramref name="context"/>; the result is null when there were any.</summary>
    /// <param name="type">The options type.</param>
    /// <param name="node">The mapping.</param>
    /// <param name="path">Dotted path of the mapping, e.g. the component's name.</param>
    /// <param name="subject">What the mapping is, for errors: <c>component 'mem' (type memory)</c>.</param>
    /// <param name="context">Takes problems and resolved parameters.</param>
    /// <param name="reserved">Keys of the mapping that are read elsewhere.</param>
    public static object? Bind(Type type, MappingNode node, string path, string subject, BindingContext context, params string[] reserved)
    {
        var before = context.Problems.Count;
        var descriptor = OptionsDescriptor.Of(type);
        var options = descriptor.Create();
        RefuseUnknown(descriptor, node, subject, context, reserved);
        if (context.Problems.Count == before)
            RefuseMissing(descriptor, node, subject, context);
        foreach (var parameter in descriptor.Parameters)
            BindOne(parameter, options, node, path, context);
        if (context.Problems.Count > before)
            return null;
        Validate(options, node, subject, context);
        return context.Problems.Count > before ? null : options;
    }

    /// <summary>The options of a type with every parameter at its default and recorded.</summary>
    public static object CreateDefault(Type type, string path, BindingContext context)
    {
        var descriptor = OptionsDescriptor.Of(type);
        var options = descriptor.Create();
        foreach (var parameter in descriptor.Parameters)
            UseDefault(parameter, options, path, context);
        return options;
    }

    private static void BindOne(ParameterDescriptor parameter, object options, MappingNode node, string path, BindingContext context)
    {
        var key = Join(path, parameter.Key);
        if (node[parameter.Key] is { } given and not ScalarNode { IsNull: true })
        {
            if (parameter.Reader.TryRead(given, key, context, out var value))
                parameter.Set(options, value);
        }
        else if (!parameter.IsRequired)
        {
            UseDefault(parameter, options, path, context);
        }
    }

    private static void UseDefault(ParameterDescriptor parameter, object options, string path, BindingContext context)
    {
        parameter.ApplyDefault(options, context);
        if (parameter.Get(options) is { } value)
            parameter.Reader.RecordDefault(value, parameter, Join(path, parameter.Key), context);
    }

    private static void RefuseUnknown(OptionsDescriptor descriptor, MappingNode node, string subject, BindingContext context, string[] reserved)
    {
        var valid = reserved.Concat(descriptor.Parameters.Select(p => p.Key)).ToArray();
        foreach (var entry in node.Entries)
            if (!valid.Contains(entry.Key))
                context.Report(entry.KeyLocation, UnknownName.Describe("key", entry.Key, $"in {subject}", valid));
    }

    // only where every key is known: a misspelt key is one mistake, not two
    private static void RefuseMissing(OptionsDescriptor descriptor, MappingNode node, string subject, BindingContext context)
    {
        foreach (var parameter in descriptor.Parameters.Where(p => p.IsRequired && node[p.Key] is (null or ScalarNode { IsNull: true })))
        {
            var place = node.Find(parameter.Key)?.KeyLocation ?? node.Location;
            context.Report(place, $"{subject} lacks '{parameter.Key}': expected {parameter.Reader.Expected} ({parameter.Attribute.Description})");
        }
    }

    private static void Validate(object options, MappingNode node, string subject, BindingContext context)
    {
        if (options is not IValidatableOptions validatable)
            return;
        foreach (var problem in validatable.Validate())
            context.Report(Locate(node, problem.Path), $"{subject}: {problem.Message}");
    }

    private static InputLocation Locate(MappingNode node, string path)
    {
        var place = node.Location;
        Node current = node;
        foreach (var key in path.Split('.'))
        {
            if (current is not MappingNode mapping || mapping[key] is not { } next)
                break;
            current = next;
            place = next.Location;
        }
        return place;
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
