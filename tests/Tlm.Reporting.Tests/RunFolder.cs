using System.Text.Json.Nodes;
using Tlm.Cli;

namespace Tlm.Reporting.Tests;

/// <summary>The folder of a run made for one test.</summary>
internal sealed class RunFolder : IDisposable
{
    public RunFolder(string? scenario = null, params string[] options)
    {
        if (scenario is not null)
            Assert.Equal(ExitCodes.Done, CommandLine.Run(["run", Repository.File("scenarios", scenario), "--quiet", "--out", Path, .. options]));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("tlm-report-").FullName;

    public string Report => System.IO.Path.Combine(Path, "report.html");

    public string ResultFile => System.IO.Path.Combine(Path, "result.json");

    public JsonObject Result => JsonNode.Parse(File.ReadAllText(ResultFile))!.AsObject();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
