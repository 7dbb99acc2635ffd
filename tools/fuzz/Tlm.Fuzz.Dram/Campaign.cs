using Tlm.Bridges.Processes;
using Tlm.Models.Dram.Standards;
using Tlm.Tools.Ramulator;

namespace Tlm.Fuzz.Dram;

/// <summary>One run of the fuzzer over some standards.</summary>
public sealed class Campaign
{
    /// <summary>Standards; empty means all that Ramulator has.</summary>
    public required IReadOnlyList<string> Standards { get; init; }

    /// <summary>Streams a standard.</summary>
    public required int Streams { get; init; }

    /// <summary>Seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Index of the first stream.</summary>
    public required int First { get; init; }

    /// <summary>Requests of a stream at most.</summary>
    public required int Longest { get; init; }

    /// <summary>Some timings differ from those of every part.</summary>
    public required bool Strange { get; init; }

    /// <summary>Folder for shrunk differences.</summary>
    public required string Findings { get; init; }

    /// <summary>Telling streams to keep a standard; 0 looks for differences instead.</summary>
    public required int Record { get; init; }

    /// <summary>Folder for kept streams.</summary>
    public required string Golden { get; init; }

    /// <summary>Runs it.</summary>
    /// <param name="output">Takes one line a standard and a difference.</param>
    /// <returns>0, or 1 if a difference was found.</returns>
    /// <exception cref="BridgeException">There is no Ramulator to compare with.</exception>
    public int Run(TextWriter output)
    {
        var ramulator = RamulatorDriver.Build();
        string folder = Directory.CreateTempSubdirectory("tlm-fuzz-").FullName;
        try
        {
            var run = new FuzzRun(ramulator, folder);
            var names = Standards.Count > 0 ? Standards : [.. StandardLibrary.Names];
            int differences = names.Select(StandardLibrary.Load).Where(standard => standard.CrossChecked is not null)
                .Sum(standard => Record > 0 ? Choose(run, standard, output) : Search(run, standard, output));
            return differences == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private IEnumerable<FuzzCase> Cases(StandardDescription standard) =>
        Enumerable.Range(First, Streams).Select(index => CaseGenerator.Draw(standard, Seed, index, Longest, Strange));

    private int Choose(FuzzRun run, StandardDescription standard, TextWriter output)
    {
        var kept = new Recorder(run, Golden, output).Keep(Cases(standard), Record);
        output.WriteLine($"{standard.Name}: {kept.Count} of {Streams} streams kept in {Golden}");
        return 0;
    }

    private int Search(FuzzRun run, StandardDescription standard, TextWriter output)
    {
        int different = 0;
        var refused = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var fuzzCase in Cases(standard))
        {
            var outcome = run.Run(fuzzCase);
            if (outcome.Difference is not null)
                Report(run, fuzzCase, ++different, output);
            if (outcome.Refused is { } reason)
                refused[reason] = refused.GetValueOrDefault(reason) + 1;
            run.Forget(fuzzCase);
        }

        int given = refused.Values.Sum();
        output.WriteLine($"{standard.Name}: {Streams - different - given} of {Streams} streams equal, {different} different, {given} that Ramulator gave up");
        foreach (var (reason, count) in refused)
            output.WriteLine($"  {count} x {reason}");
        return different;
    }

    private void Report(FuzzRun run, FuzzCase fuzzCase, int number, TextWriter output)
    {
        const int shrunkAtMost = 10;
        const int budget = 400;
        if (number > shrunkAtMost)
            return;
        var small = new Shrinker(candidate => run.Run(candidate).Difference is not null, budget).Shrink(fuzzCase);
        string line = $"{small.Name}: {small.Requests.Length} requests: {run.Run(small).Difference}";
        CaseFiles.Keep(small, run.Prefix(small), Findings);
        File.AppendAllLines(Path.Combine(Findings, "FINDINGS.md"), ["* " + line]);
        output.WriteLine(line);
    }
}
