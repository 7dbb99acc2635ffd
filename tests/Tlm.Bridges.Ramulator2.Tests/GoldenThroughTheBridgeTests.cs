using Tlm.Bridges.Ramulator2.CrossValidation;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>The recorded cases of Ramulator come out of the bridge as they were recorded.</summary>
public class GoldenThroughTheBridgeTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot(), "tests", "golden", "ramulator");

    [RamulatorFact]
    public void A_case_of_each_standard_is_exact() =>
        Assert.Empty(Different(GoldenCase.NamesIn(Folder).GroupBy(name => name.Split('-')[0]).Select(group => group.First())));

    [RamulatorFact]
    [Trait("Category", "Long")]
    public void Every_case_is_exact() => Assert.Empty(Different(GoldenCase.NamesIn(Folder)));

    private static List<string> Different(IEnumerable<string> names)
    {
        var different = new List<string>();
        foreach (var golden in names.Select(name => GoldenCase.Read(Folder, name)))
        {
            var bridged = RecordedRun.Record(RamulatorWorker.Options, golden.Name, golden.System, golden.Requests);
            Assert.Equal(golden.Commands.Length, bridged.Commands.Length);
            if (!SameRequests(golden, bridged) || !SameCommands(golden, bridged))
                different.Add(golden.Name);
        }

        return different;
    }

    private static bool SameRequests(GoldenCase golden, GoldenCase bridged) =>
        golden.Requests.Zip(bridged.Requests).All(pair => (pair.First.Accept, pair.First.Complete) == (pair.Second.Accept, pair.Second.Complete));

    private static bool SameCommands(GoldenCase golden, GoldenCase bridged) => golden.Commands.Zip(bridged.Commands).All(pair =>
        (pair.First.Cycle, pair.First.Command, pair.First.Kind) == (pair.Second.Cycle, pair.Second.Command, pair.Second.Kind)
        && pair.First.Ids.SequenceEqual(pair.Second.Ids));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Tlm.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
