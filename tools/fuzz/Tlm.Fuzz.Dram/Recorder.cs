using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Fuzz.Dram;

/// <summary>Chooses, among many recorded runs, the few that together exercise most.</summary>
/// <param name="run">Runs cases.</param>
/// <param name="folder">Where chosen cases are kept.</param>
public sealed class Recorder(FuzzRun run, string folder)
{
    /// <summary>Keeps the most telling cases.</summary>
    /// <param name="candidates">Cases to choose from.</param>
    /// <param name="count">How many to keep.</param>
    /// <returns>The names kept.</returns>
    public IReadOnlyList<string> Keep(IEnumerable<FuzzCase> candidates, int count)
    {
        List<(FuzzCase Case, HashSet<string> Features)> pool = [.. candidates.Where(IsRecorded).Select(c => (c, Features(c)))];
        HashSet<string> covered = [];
        List<string> kept = [];
        while (kept.Count < count && pool.Count > 0)
        {
            var best = pool.MaxBy(item => item.Features.Count(feature => !covered.Contains(feature)));
            covered.UnionWith(best.Features);
            pool.Remove(best);
            CaseFiles.Keep(best.Case, run.Prefix(best.Case), folder);
            kept.Add(best.Case.Name);
        }

        return kept;
    }

    private bool IsRecorded(FuzzCase fuzzCase) => run.Run(fuzzCase).Refused is null;

    private HashSet<string> Features(FuzzCase fuzzCase) =>
        CoverageSignature.Of(fuzzCase, GoldenCase.Read(Path.GetDirectoryName(run.Prefix(fuzzCase))!, fuzzCase.Name));
}
