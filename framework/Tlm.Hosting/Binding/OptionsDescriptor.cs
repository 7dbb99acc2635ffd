using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tlm.Hosting.Binding;

/// <summary>The parameters of an options type, in the order of their declaration.</summary>
public sealed class OptionsDescriptor
{
    private static readonly ConditionalWeakTable<Type, OptionsDescriptor> Known = new(); // a plug-in's types can go
    private ParameterDescriptor[]? _parameters;

    private OptionsDescriptor(Type type) => Type = type;

    /// <summary>The options type.</summary>
    public Type Type { get; }

    /// <summary>Its parameters.</summary>
    /// <exception cref="InvalidOperationException">A property's type can't be read from files.</exception>
    public IReadOnlyList<ParameterDescriptor> Parameters => _parameters ??= Find(Type);

    /// <summary>The description of a type.</summary>
    public static OptionsDescriptor Of(Type type) => Known.GetValue(type, t => new OptionsDescriptor(t));

    /// <summary>A new object with the initialisers of the type; declared defaults are not applied yet.</summary>
    /// <exception cref="InvalidOperationException">The type has no public constructor without parameters.</exception>
    public object Create()
    {
        return Type.GetConstructor(Type.EmptyTypes) is not null
            ? Activator.CreateInstance(Type)!
            : throw new InvalidOperationException($"options type {Type.FullName} needs a public constructor without parameters (a record with init properties)");
    }

    private static ParameterDescriptor[] Find(Type type)
    {
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (property, attribute: property.GetCustomAttribute<ParameterAttribute>()))
            .Where(pair => pair.attribute is not null)
            .OrderBy(pair => pair.property.DeclaringType == type ? 1 : 0)
            .ThenBy(pair => pair.property.MetadataToken)
            .Select(pair => new ParameterDescriptor(pair.property, pair.attribute!))
            .ToArray();
    }
}
