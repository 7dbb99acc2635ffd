using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Fuzz.Dram;

/// <summary>
/// Chooses, among many recorded runs, the telling ones: first those that notice a wrong rule which no run chosen before notices, then those that
/// exercise most that is new.
/// </summary>
/// <param name="run">Runs cases.</param>
/// <param name="folder">Where chosen cases are kept.</param>
/// <param name="output">Takes a line about rules that no run notices.</param>
public sealed class Recorder(FuzzRun run, string folder, TextWriter output)
{
    /// <summary>Keeps the most telling cases.</summary>
    /// <param name="candidates">Cases to choose from.</param>
    /// <param name="count">How many to keep at least.</param>
    /// <returns>The names kept.</returns>
    public IReadOnlyList<string> Keep(IEnumerable<FuzzCase> candidates, int count)
    {
        Dictionary<string, Func<DramConfiguration, DramConfiguration>>? unnoticed = null;
        List<FuzzCase> kept = [];
        List<(FuzzCase Case, HashSet<string> Features)> others = [];
        foreach (var fuzzCase in candidates.Where(IsEqualInBoth))
        {
            var recorded = Recorded(fuzzCase);
            unnoticed ??= new(Mutants.Of(recorded.System.Channels[0]));
            string[] noticed = [.. unnoticed.Where(mutant => Notices(recorded, mutant.Value)).Select(mutant => mutant.Key)];
            foreach (string mutant in noticed)
                unnoticed.Remove(mutant);
            if (noticed.Length > 0)
                kept.Add(fuzzCase);
            else
                others.Add((fuzzCase, CoverageSignature.Of(fuzzCase, recorded)));
        }

        AddByCoverage(kept, others, count);
        foreach (var fuzzCase in kept)
            CaseFiles.Keep(fuzzCase, run.Prefix(fuzzCase), folder);
        output.WriteLine($"  not noticed: {string.Join(", ", (unnoticed?.Keys ?? Enumerable.Empty<string>()).Order(StringComparer.Ordinal))}");
        return [.. kept.Select(fuzzCase => fuzzCase.Name)];
    }

    private void AddByCoverage(List<FuzzCase> kept, List<(FuzzCase Case, HashSet<string> Features)> others, int count)
    {
        HashSet<string> covered = [.. kept.SelectMany(fuzzCase => CoverageSignature.Of(fuzzCase, Recorded(fuzzCase)))];
        while (kept.Count < count && others.Count > 0)
        {
            var best = others.MaxBy(item => item.Features.Count(feature => !covered.Contains(feature)));
            covered.UnionWith(best.Features);
            others.Remove(best);
            kept.Add(best.Case);
        }
    }

    private bool IsEqualInBoth(FuzzCase fuzzCase) => run.Run(fuzzCase) is { Refused: null, Difference: null };

    private GoldenCase Recorded(FuzzCase fuzzCase) => GoldenCase.Read(Path.GetDirectoryName(run.Prefix(fuzzCase))!, fuzzCase.Name);

    private static bool Notices(GoldenCase recorded, Func<DramConfiguration, DramConfiguration> mutate)
    {
        var system = recorded.System with { Channels = [.. recorded.System.Channels.Select(mutate)] };
        return !GoldenComparison.Compare(recorded with { System = system }).Exact;
    }
}
