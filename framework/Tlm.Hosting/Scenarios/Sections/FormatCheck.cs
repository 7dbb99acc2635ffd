using Tlm.Hosting.Binding;
using Tlm.Hosting.Scenarios.Loading;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Sections;

/// <summary>Checks the top of a scenario: the format version, and that every key is known.</summary>
internal static class FormatCheck
{
    public static void Check(MappingNode tree)
    {
        var context = new BindingContext();
        foreach (var entry in tree.Entries)
            if (!ScenarioKeys.All.Contains(entry.Key))
                context.Report(entry.KeyLocation, UnknownName.Describe("key", entry.Key, "at the top of the scenario", ScenarioKeys.All));
        CheckVersion(tree, context);
        context.ThrowIfAny();
    }

    private static void CheckVersion(MappingNode tree, BindingContext context)
    {
        var expected = $"expected 'tlm: {ScenarioKeys.FormatVersion}', the format version";
        switch (tree["tlm"])
        {
            case null:
                context.Report(tree.Location, $"the scenario lacks 'tlm': {expected}");
                break;
            case ScalarNode { Text: var text } node when text != $"{ScenarioKeys.FormatVersion}":
                context.Report(node.Location, $"format version '{text}' is not known to this program: {expected}");
                break;
            case ScalarNode:
                break;
            case var node:
                context.Report(node.Location, $"'tlm' holds {node.Kind}: {expected}");
                break;
        }
    }
}
