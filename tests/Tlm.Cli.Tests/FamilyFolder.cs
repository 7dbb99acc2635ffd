using Tlm.Cli.Reproduce.Families;
using Tlm.Cli.Reproduce.Results;

namespace Tlm.Cli.Tests;

/// <summary>A family of a memory that is read by a generator, in a folder of its own.</summary>
internal sealed class FamilyFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("tlm-family-").FullName;

    public FamilyFolder(string latency = "100 ns")
    {
        File.WriteAllText(Path.Combine(_path, "memory.yaml"), $$"""
            tlm: 1
            components:
              cpu: { type: traffic, count: 100, size: 64 B, range: 1 MiB, outstanding: 1 }
              mem: { type: memory, capacity: 1 MiB, latency: {{latency}}, bandwidth: { value: 64 GB/s, provenance: published, source: a page } }
            connect:
              - { from: cpu.mem, to: mem.port }
            """);
    }

    /// <summary>The name of the family.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>Writes the family file.</summary>
    public FamilyFolder With(string runs, string claims, string parameters = "[]")
    {
        File.WriteAllText(FilePath, $"reproduce: 1\ntitle: A memory\nruns:\n{Indent(runs)}\nclaims:\n{Indent(claims)}\nparameters: {parameters}\n");
        return this;
    }

    /// <summary>A claim on the mean latency of run 'a'.</summary>
    public static string Claim(string id, double published, string basis = "predicted", string metric = "runs.a.cpu.latency.mean")
    {
        return $"- {{ id: {id}, metric: {metric}, published: {published}, unit: ns, aim: 5 %, grade: published, source: a page, basis: {basis} }}";
    }

    public SystemFamily Read() => FamilyReader.Read(InputFile.At(FilePath));

    public FamilyResult Run(out RunSet runs)
    {
        runs = new RunSet(CancellationToken.None);
        return FamilyResult.Of([Read()], runs)[0];
    }

    public FamilyResult Run() => Run(out _);

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private string FilePath => Path.Combine(_path, "system.yaml");

    private static string Indent(string text) => string.Join('\n', text.Split('\n').Select(line => "  " + line));
}
