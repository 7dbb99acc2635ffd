using System.Reflection;
using System.Runtime.CompilerServices;
using Tlm.Hosting.Binding.Readers;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Binding;

/// <summary>A parameter of an options type: its property, its key and how its values are read.</summary>
public sealed class ParameterDescriptor
{
    private readonly PropertyInfo _property;

    internal ParameterDescriptor(PropertyInfo property, ParameterAttribute attribute)
    {
        _property = property;
        Attribute = attribute;
        Key = attribute.Key ?? KeyNames.OfProperty(property.Name);
        Reader = CreateReader(property, attribute);
    }

    /// <summary>The key in files.</summary>
    public string Key { get; }

    /// <summary>What the declaration says.</summary>
    public ParameterAttribute Attribute { get; }

    /// <summary>Reads its values.</summary>
    public IValueReader Reader { get; }

    /// <summary>The parameters below it, where it is a mapping of its own; null otherwise.</summary>
    public OptionsDescriptor? Nested => Reader is OptionsReader options ? OptionsDescriptor.Of(options.OptionsType) : null;

    /// <summary>Whether a file must give it.</summary>
    public bool IsRequired => Attribute.Default is null && _property.IsDefined(typeof(RequiredMemberAttribute));

    /// <summary>The value in an options object.</summary>
    public object? Get(object options) => _property.GetValue(options);

    /// <summary>Sets the value in an options object; init-only properties too.</summary>
    public void Set(object options, object? value) => _property.SetValue(options, value);

    /// <summary>The default as it is written in files; null when there is none or it is not given.</summary>
    public string? DefaultText(object? prototype)
    {
        if (Attribute.Default is not null)
            return Reader is EnumReader members ? members.Spell(Attribute.Default) : Attribute.Default;
        return IsRequired || prototype is null || Get(prototype) is not { } value ? null : Reader.Write(value);
    }

    // A unit or bound that cannot be read is a fault of the declaration, not of who uses it.
    private static IValueReader CreateReader(PropertyInfo property, ParameterAttribute attribute)
    {
        var name = $"{property.DeclaringType!.Name}.{property.Name}";
        try
        {
            var reader = ValueReaders.For(property.PropertyType, attribute, name);
            (reader as NumberReader)?.CheckBounds();
            return reader;
        }
        catch (FormatException error)
        {
            throw new InvalidOperationException($"parameter {name}: {error.Message}", error);
        }
    }

    /// <summary>Gives an options object the declared default.</summary>
    internal void ApplyDefault(object options, BindingContext context)
    {
        if (Attribute.Default is null)
            return;
        var node = new ScalarNode(new InputLocation($"default of {_property.DeclaringType!.Name}.{_property.Name}"), Attribute.Default);
        var aside = new BindingContext(); // the caller records the default by its path
        if (Reader.TryRead(node, Key, aside, out var value))
            Set(options, value);
        foreach (var problem in aside.Problems)
            context.Report(problem.Location, problem.Message);
    }
}
