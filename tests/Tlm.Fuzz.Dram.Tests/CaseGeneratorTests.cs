using Tlm.Models.Dram.Standards;

namespace Tlm.Fuzz.Dram.Tests;

public class CaseGeneratorTests
{
    public static TheoryData<string> Standards =>
        [.. StandardLibrary.Names.Where(name => StandardLibrary.Load(name).CrossChecked is not null)];

    [Fact]
    public void A_case_is_a_function_of_standard_seed_and_index()
    {
        var standard = StandardLibrary.Load("HBM3");
        var (first, again) = (CaseGenerator.Draw(standard, 5, 17, 200, strange: true), CaseGenerator.Draw(standard, 5, 17, 200, strange: true));
        Assert.Equal(first.Requests.AsEnumerable(), again.Requests, SameRequest);
        Assert.Equal(first.Selection.Overrides.AsEnumerable(), again.Selection.Overrides);
        Assert.NotEqual(first.Requests.AsEnumerable(), CaseGenerator.Draw(standard, 5, 18, 200, strange: true).Requests, SameRequest);
    }

    [Theory]
    [MemberData(nameof(Standards))]
    public void Every_case_can_be_run_and_stays_within_the_memory(string name)
    {
        var standard = StandardLibrary.Load(name);
        for (int index = 0; index < 100; index++)
        {
            var fuzzCase = CaseGenerator.Draw(standard, 3, index, 100, strange: index % 2 == 0);
            var system = fuzzCase.System();
            long capacity = system.Channels.Sum(channel => channel.Organization.CapacityBytes);
            Assert.NotEmpty(fuzzCase.Requests);
            Assert.All(fuzzCase.Requests, request => Assert.InRange(request.Address, 0, capacity - 1));
            Assert.Equal(fuzzCase.Requests.Select(request => request.OfferCycle).Order(), fuzzCase.Requests.Select(request => request.OfferCycle));
        }
    }

    private static bool SameRequest(FuzzRequest a, FuzzRequest b) =>
        a with { LevelIds = [] } == b with { LevelIds = [] } && a.LevelIds.AsSpan().SequenceEqual(b.LevelIds.AsSpan());
}
