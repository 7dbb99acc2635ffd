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
        CheckVersion(tree, context);
        context.ThrowIfAny();
        foreach (var entry in tree.Entries)
            if (!ScenarioKeys.All.Contains(entry.Key))
                context.Report(entry.KeyLocation, UnknownName.Describe("key", entry.Key, "at the top of the scenario", ScenarioKeys.All));
        context.ThrowIfAny();
    }

    private static void CheckVersion(MappingNode tree, BindingContext context)
    {
        var expected = $"expected 'tlm: {ScenarioKeys.FormatVersion}', the format version";
        switch (tree["tlm"])
        {
            case null:
                var similar = tree.Entries.FirstOrDefault(entry => NearestName.Find(entry.Key, ["tlm"]) is not null && !ScenarioKeys.All.Contains(entry.Key));
                context.Report(similar?.KeyLocation ?? tree.Location, $"the scenario lacks 'tlm': {expected}" + (similar is null ? "" : $", not '{similar.Key}'"));
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
