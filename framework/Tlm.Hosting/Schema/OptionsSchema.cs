using System.Text.Json.Nodes;
using Tlm.Hosting.Binding;

namespace Tlm.Hosting.Schema;

/// <summary>JSON Schema of an options type, with descriptions, defaults and their provenance.</summary>
internal static class OptionsSchema
{
    /// <summary>The schema of a type's parameters.</summary>
    /// <param name="type">The options type.</param>
    /// <param name="extra">Further properties that the mapping takes.</param>
    public static JsonObject Of(Type type, params (string Key, JsonNode Schema)[] extra)
    {
        var descriptor = OptionsDescriptor.Of(type);
        var prototype = descriptor.Create();
        var properties = new JsonObject();
        foreach (var (key, schema) in extra)
            properties[key] = schema;
        foreach (var parameter in descriptor.Parameters)
            properties[parameter.Key] = Describe(parameter, prototype);
        var result = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = descriptor.Parameters.Where(p => p.IsRequired).Select(p => (JsonNode)p.Key).ToArray();
        if (required.Length > 0)
            result["required"] = new JsonArray(required);
        return result;
    }

    private static JsonObject Describe(ParameterDescriptor parameter, object prototype)
    {
        var schema = new JsonObject { ["description"] = Help(parameter, prototype) };
        foreach (var (key, value) in parameter.Reader.Schema())
            schema[key] = value?.DeepClone();
        return schema;
    }

    private static string Help(ParameterDescriptor parameter, object prototype)
    {
        var text = $"{parameter.Attribute.Description}. Expected: {parameter.Reader.Expected}.";
        if (parameter.Attribute.Min is { } min)
            text += $" At least {min}.";
        if (parameter.Attribute.Max is { } max)
            text += $" At most {max}.";
        if (parameter.DefaultText(prototype) is { } value)
            text += $" Default: {value}{Basis(parameter)}.";
        return text;
    }

    private static string Basis(ParameterDescriptor parameter)
    {
        if (!parameter.Reader.IsNumber)
            return "";
        var source = parameter.Attribute.Source is { } stated ? $": {stated}" : "";
        return $" ({KeyNames.OfMember(parameter.Attribute.Provenance.ToString())}{source})";
    }
}
