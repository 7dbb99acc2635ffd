using Tlm.Hosting.Binding.Readers;

namespace Tlm.Hosting.Binding;

/// <summary>Finds the reader of a type.</summary>
internal static class ValueReaders
{
    /// <summary>The reader for a parameter of a type.</summary>
    /// <exception cref="InvalidOperationException">The type can't be read from files.</exception>
    public static IValueReader For(Type type, ParameterAttribute attribute, string property)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Scalar(type, attribute) is { } scalar)
            return scalar;
        if (ItemOfList(type) is { } item)
            return new ListReader(item, For(item, attribute, property), type.IsArray);
        if (IsTextDictionary(type, out var content))
            return new DictionaryReader(content, For(content, attribute, property));
        if (type is { IsClass: true, IsAbstract: false } && OptionsDescriptor.Of(type).Parameters.Count > 0)
            return new OptionsReader(type);
        throw new InvalidOperationException($"parameter {property}: type {type.Name} can't be read from a scenario file");
    }

    private static IValueReader? Scalar(Type type, ParameterAttribute attribute)
    {
        if (type == typeof(bool))
            return new BooleanReader();
        if (type == typeof(string))
            return new StringValueReader();
        if (type == typeof(InputFile))
            return new InputFileReader();
        if (type == typeof(SimTime))
            return new TimeReader(attribute);
        if (type == typeof(double))
            return new DoubleReader(attribute);
        if (type.IsEnum)
            return new EnumReader(type);
        if (IntegerReader.Reads(type))
            return new IntegerReader(type, attribute);
        if (Implements(type, typeof(IQuantity<>)))
            return Create(typeof(QuantityReader<>), type, attribute);
        return Implements(type, typeof(IParsable<>)) ? Create(typeof(ParsableReader<>), type, attribute) : null;
    }

    private static IValueReader Create(Type reader, Type type, ParameterAttribute attribute)
    {
        return (IValueReader)Activator.CreateInstance(reader.MakeGenericType(type), attribute)!;
    }

    private static bool Implements(Type type, Type contract)
    {
        return type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == contract);
    }

    private static Type? ItemOfList(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        Type[] lists = [typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>), typeof(List<>), typeof(IList<>)];
        return type.IsGenericType && lists.Contains(type.GetGenericTypeDefinition()) ? type.GetGenericArguments()[0] : null;
    }

    private static bool IsTextDictionary(Type type, out Type content)
    {
        Type[] dictionaries = [typeof(IReadOnlyDictionary<,>), typeof(IDictionary<,>), typeof(Dictionary<,>)];
        var isOne = type.IsGenericType && dictionaries.Contains(type.GetGenericTypeDefinition()) && type.GetGenericArguments()[0] == typeof(string);
        content = isOne ? type.GetGenericArguments()[1] : typeof(object);
        return isOne;
    }
}
