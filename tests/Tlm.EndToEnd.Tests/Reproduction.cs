using System.Text.Json.Nodes;

namespace Tlm.EndToEnd.Tests;

/// <summary>All published systems reproduced and their parameters moved, by one process: its runs are shared, and so is what it printed.</summary>
public sealed class Reproduction : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Outcome _outcome;
    private readonly string[] _studies;

    public Reproduction()
    {
        _outcome = Tool.Tlm("reproduce", "--sensitivity", "--check", "--out", _folder.Path);
        _studies = [.. _outcome.Output.Split("| parameter |").Skip(1).Select(table => $"| parameter |{table}".Trim())];
    }

    /// <summary>The systems, in the order in which they are reproduced.</summary>
    public static IReadOnlyList<string> Systems { get; } =
        [.. Directory.EnumerateDirectories(Repository.File("scenarios", "systems")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>Claims of all systems as a table.</summary>
    public string Claims => File.ReadAllText(_folder["reproduce.md"]).Trim();

    /// <summary>Claims of a system as a document.</summary>
    public JsonArray ClaimsOf(string system) =>
        [.. JsonNode.Parse(File.ReadAllText(_folder["reproduce.json"]))!["claims"]!.AsArray().Where(claim => claim!["system"]!.GetValue<string>() == system).Select(claim => claim!.DeepClone())];

    /// <summary>What moving its parameters does to the claims of a system, as a table.</summary>
    public string StudyOf(string system)
    {
        Assert.True(_studies.Length == Systems.Count, $"{_studies.Length} of {Systems.Count} systems were studied: {_outcome.Error}");
        return _studies[Systems.ToList().IndexOf(system)];
    }

    /// <summary>What did not move as declared in a system, a line each; also why a run of it failed.</summary>
    public IReadOnlyList<string> ComplaintsOf(string system) =>
        [.. Complaints.Where(line => line.Contains(Path.Combine("systems", system, "system.yaml"), StringComparison.Ordinal))];

    /// <summary>Whatever was complained of, a line each.</summary>
    public IReadOnlyList<string> Complaints => _outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => _folder.Dispose();
}
