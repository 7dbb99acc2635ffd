using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>Recorded cases to run through workers.</summary>
internal static class Memories
{
    internal static readonly string Golden = Path.Combine(RepositoryRoot(), "tests", "golden", "ramulator");

    internal static GoldenCase Read(string name) => GoldenCase.Read(Golden, name);

    /// <summary>One case of each standard.</summary>
    internal static IEnumerable<string> OneOfEachStandard => GoldenCase.NamesIn(Golden).GroupBy(name => name.Split('-')[0]).Select(group => group.First());

    internal static DramSystemConfiguration Lpddr5 => Read(GoldenCase.NamesIn(Golden).First(name => name.StartsWith("lpddr5-", StringComparison.Ordinal))).System;

    /// <summary>Accepts, completions and commands of both are the same.</summary>
    internal static bool Same(GoldenCase one, GoldenCase other) =>
        one.Requests.Length == other.Requests.Length && one.Commands.Length == other.Commands.Length
        && one.Requests.Zip(other.Requests).All(pair => (pair.First.Accept, pair.First.Complete) == (pair.Second.Accept, pair.Second.Complete))
        && one.Commands.Zip(other.Commands).All(pair => Same(pair.First, pair.Second));

    private static bool Same(GoldenCommand one, GoldenCommand other) =>
        (one.Cycle, one.Command, one.Kind) == (other.Cycle, other.Command, other.Kind) && one.Ids.SequenceEqual(other.Ids);

    internal static ImmutableArray<GoldenRequest> RandomRequests(int count, int seed)
    {
        var random = new Random(seed);
        long cycle = 0;
        return [.. Enumerable.Range(0, count).Select(_ =>
            new GoldenRequest(cycle += random.Next(4), random.Next(3) == 0, random.Next(1 << 20) * 32L, -1, -1, []))];
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Tlm.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
