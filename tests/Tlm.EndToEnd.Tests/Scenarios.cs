namespace Tlm.EndToEnd.Tests;

/// <summary>The scenario files of the repository.</summary>
internal static class Scenarios
{
    /// <summary>A quick one.</summary>
    public const string Memory = "scenarios/memory.yaml";

    /// <summary>All files with components; parts that others include lie in folders named <c>parts</c>, and a <c>system.yaml</c> lists runs and claims.</summary>
    public static IEnumerable<string> All => Directory.EnumerateFiles(Repository.File("scenarios"), "*.yaml", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}parts{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Where(file => Path.GetFileName(file) != "system.yaml")
        .Order(StringComparer.Ordinal);
}
