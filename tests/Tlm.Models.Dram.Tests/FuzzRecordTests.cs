using System.Collections.Immutable;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Models.Dram.Tests;

public class FuzzRecordTests
{
    public static TheoryData<string> Cases => [.. GoldenCase.NamesIn(GoldenFolder.Fuzz)];

    [Fact]
    public void Twenty_telling_streams_a_standard_are_recorded()
    {
        var standards = GoldenCase.NamesIn(GoldenFolder.Fuzz).CountBy(name => name[..name.IndexOf('-', StringComparison.Ordinal)]).ToList();
        Assert.Equal(8, standards.Count);
        Assert.All(standards, standard => Assert.True(standard.Value >= 20));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_recorded_stream_gives_the_recorded_cycles_and_commands(string name) =>
        Assert.Null(GoldenComparison.Compare(GoldenCase.Read(GoldenFolder.Fuzz, name)).FirstDifference);

    [Fact]
    public void The_DDR4_streams_notice_a_constraint_that_is_a_cycle_longer()
    {
        var unnoticed = GoldenCase.NamesIn(GoldenFolder.Fuzz)
            .Where(name => name.StartsWith("ddr4-", StringComparison.Ordinal))
            .Select(name => GoldenCase.Read(GoldenFolder.Fuzz, name))
            .Aggregate(
                Enumerable.Range(0, 31).ToImmutableHashSet(),
                (left, golden) => [.. left.Where(constraint => GoldenComparison.Compare(Lengthened(golden, constraint)).Exact)]);

        // PREab to ACT (13) never binds, a refresh always lies between; WRA to REFab (17) binds in no stream of these.
        Assert.Equal([13, 17], unnoticed.Order());
    }

    private static GoldenCase Lengthened(GoldenCase golden, int constraint)
    {
        var channel = golden.System.Channels[0];
        var longer = channel.Constraints[constraint] with { Latency = channel.Constraints[constraint].Latency + 1 };
        var changed = channel with { Constraints = channel.Constraints.SetItem(constraint, longer) };
        return golden with { System = golden.System with { Channels = [.. golden.System.Channels.Select(_ => changed)] } };
    }
}
