using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Sections;

/// <summary>Reads the texts at the top of a scenario.</summary>
internal static class Texts
{
    /// <summary>The text of a key, or null when it is not given.</summary>
    public static string? Read(MappingNode mapping, string key)
    {
        return mapping[key] switch
        {
            null or ScalarNode { IsNull: true } => null,
            ScalarNode scalar => scalar.Text,
            var node => throw new InputException(node.Location, $"'{key}' holds {node.Kind}: expected a text"),
        };
    }
}
