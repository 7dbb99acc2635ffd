using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.CrossValidation;

/// <summary>How a recorded case and the engine compare.</summary>
/// <param name="Case">Name of the case.</param>
/// <param name="Exact">Every accept and completion cycle and every command are equal.</param>
/// <param name="FirstDifference">The earliest difference with the engine's state and the rule involved; null if exact.</param>
public sealed record GoldenResult(string Case, bool Exact, string? FirstDifference);

/// <summary>Holds the engine against recorded runs of Ramulator 2.1.</summary>
public static class GoldenComparison
{
    /// <summary>Compares all cases of a folder.</summary>
    /// <param name="folder">Folder in the golden format.</param>
    /// <exception cref="DramConfigurationException">The folder or a file in it can't be used; the message says which and why.</exception>
    public static ImmutableArray<GoldenResult> CompareFolder(string folder) =>
        [.. GoldenCase.NamesIn(folder).Select(name => Compare(GoldenCase.Read(folder, name)))];

    /// <summary>Compares one case.</summary>
    /// <param name="golden">The recorded case.</param>
    public static GoldenResult Compare(GoldenCase golden)
    {
        var difference = GoldenDifference.First(golden);
        return new GoldenResult(golden.Name, difference is null, difference);
    }
}
