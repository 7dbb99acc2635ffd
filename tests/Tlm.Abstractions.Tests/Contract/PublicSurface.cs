using System.Globalization;
using System.Reflection;
using System.Text;

namespace Tlm.Abstractions.Tests.Contract;

/// <summary>The public surface of an assembly as text, one line a member, in ordinal order.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(Assembly assembly)
    {
        List<string> lines = [];
        foreach (Type type in assembly.GetExportedTypes())
        {
            lines.Add($"{Name(type)} : {Kind(type)}{Bases(type)}");
            foreach (MemberInfo member in type.GetMembers(Declared).Where(IsVisible))
                lines.Add($"{Name(type)}.{Text(member)}");
        }
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum)
            return $"enum of {type.GetEnumUnderlyingType().Name}";
        if (type.IsInterface)
            return "interface";
        string kind = type.IsValueType ? "struct" : typeof(Delegate).IsAssignableFrom(type) ? "delegate" : "class";
        return type.IsAbstract && type.IsSealed ? $"static {kind}" : type.IsAbstract ? $"abstract {kind}" : type.IsSealed ? $"sealed {kind}" : kind;
    }

    private static string Bases(Type type)
    {
        IEnumerable<Type> bases = type.GetInterfaces().Where(static i => i.IsVisible);
        if (type.BaseType is { } parent && parent != typeof(object) && parent.IsVisible)
            bases = bases.Prepend(parent);
        string text = string.Join(", ", bases.Select(Name).Order(StringComparer.Ordinal));
        return text.Length == 0 ? "" : $" : {text}";
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => IsVisible(method) && !(method is MethodInfo && method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal)),
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        PropertyInfo property => property.GetAccessors(true).Any(IsVisible),
        EventInfo => true,
        _ => false,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Text(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new{Parameters(constructor)}",
        MethodInfo method => $"{(method.IsStatic ? "static " : "")}{method.Name}{Generics(method)}{Parameters(method)} -> {Name(method.ReturnType)}",
        FieldInfo field when field.IsLiteral => $"{field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}",
        FieldInfo field => $"{(field.IsStatic ? "static " : "")}{field.Name} -> {Name(field.FieldType)}",
        PropertyInfo property => $"{property.Name}{Accessors(property)} -> {Name(property.PropertyType)}",
        _ => member.Name,
    };

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(static argument => argument.Name))}>" : "";

    private static string Parameters(MethodBase method) => $"({string.Join(", ", method.GetParameters().Select(static p => $"{Name(p.ParameterType)} {p.Name}{(p.IsOptional ? " = default" : "")}"))})";

    private static string Accessors(PropertyInfo property)
    {
        var text = new StringBuilder(" {");
        if (property.GetMethod is { } get && IsVisible(get))
            text.Append(" get;");
        if (property.SetMethod is { } set && IsVisible(set))
            text.Append(set.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? " init;" : " set;");
        return text.Append(" }").ToString();
    }

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return $"ref {Name(type.GetElementType()!)}";
        if (type.IsArray)
            return $"{Name(type.GetElementType()!)}[]";
        if (type.IsGenericParameter)
            return type.Name;
        string name = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Namespace == "System" ? type.Name : $"{type.Namespace}.{type.Name}";
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? name : $"{name[..tick]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
