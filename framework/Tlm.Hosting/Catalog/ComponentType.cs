using System.Reflection;
using Tlm.Hosting.Binding;

namespace Tlm.Hosting.Catalog;

/// <summary>A component type: its class and its options.</summary>
public sealed class ComponentType
{
    private ComponentType(Type type, ComponentAttribute attribute, Type? options)
    {
        Class = type;
        Name = attribute.Type;
        Description = attribute.Description;
        OptionsType = options;
    }

    /// <summary>The name in scenario files.</summary>
    public string Name { get; }

    /// <summary>What it models.</summary>
    public string Description { get; }

    /// <summary>The class.</summary>
    public Type Class { get; }

    /// <summary>The type of its options: the constructor's parameter with declared parameters; null when it has none.</summary>
    public Type? OptionsType { get; }

    /// <summary>Its parameters in the order of their declaration.</summary>
    public IReadOnlyList<ParameterDescriptor> Parameters => OptionsType is null ? [] : OptionsDescriptor.Of(OptionsType).Parameters;

    /// <summary>The component type that a class declares, or null when it declares none.</summary>
    /// <exception cref="InvalidOperationException">The class is marked as a component and can't be one.</exception>
    public static ComponentType? Of(Type type)
    {
        if (type.GetCustomAttribute<ComponentAttribute>() is not { } attribute)
            return null;
        if (!type.IsSubclassOf(typeof(Component)) || type.IsAbstract)
            throw new InvalidOperationException($"[Component(\"{attribute.Type}\")] stands on {type.FullName}, which is no concrete class derived from {nameof(Component)}");
        var constructors = type.GetConstructors();
        if (constructors is not [var constructor] || constructor.GetParameters().All(p => p.ParameterType != typeof(ComponentContext)))
            throw new InvalidOperationException($"component {type.FullName} needs exactly one public constructor, with a {nameof(ComponentContext)} among its parameters");
        return new ComponentType(type, attribute, OptionsOf(constructor));
    }

    private static Type? OptionsOf(ConstructorInfo constructor)
    {
        return constructor.GetParameters().Select(p => p.ParameterType)
            .FirstOrDefault(t => t.IsClass && t.GetProperties().Any(p => p.IsDefined(typeof(ParameterAttribute))));
    }
}
