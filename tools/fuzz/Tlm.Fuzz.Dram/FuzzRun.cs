using Tlm.Models.Dram.CrossValidation;
using Tlm.Tools.Ramulator;

namespace Tlm.Fuzz.Dram;

/// <summary>What became of a case.</summary>
/// <param name="Difference">The first difference between the engines, or null.</param>
/// <param name="Refused">Why Ramulator could not run it, or null.</param>
public sealed record FuzzOutcome(string? Difference, string? Refused);

/// <summary>Runs cases through both engines.</summary>
/// <param name="ramulator">Ramulator.</param>
/// <param name="folder">Folder for files of running cases.</param>
public sealed class FuzzRun(RamulatorDriver ramulator, string folder)
{
    /// <summary>Where the files of a case are while it runs.</summary>
    public string Prefix(FuzzCase fuzzCase) => Path.Combine(folder, fuzzCase.Name);

    /// <summary>Runs a case; its recorded files stay until <see cref="Forget"/>.</summary>
    public FuzzOutcome Run(FuzzCase fuzzCase)
    {
        string prefix = Prefix(fuzzCase);
        CaseFiles.WriteInput(fuzzCase, prefix);
        long limit = fuzzCase.Requests[^1].OfferCycle + (2_000L * fuzzCase.Requests.Length) + 500_000;
        if (ramulator.Record(CaseFiles.Configuration(prefix), CaseFiles.Offers(prefix), prefix, limit) is { } reason)
            return new FuzzOutcome(null, reason);
        return new FuzzOutcome(GoldenComparison.Compare(GoldenCase.Read(folder, fuzzCase.Name)).FirstDifference, null);
    }

    /// <summary>Deletes the files of a case.</summary>
    public void Forget(FuzzCase fuzzCase)
    {
        foreach (string file in Directory.GetFiles(folder, fuzzCase.Name + ".*"))
            File.Delete(file);
    }
}
