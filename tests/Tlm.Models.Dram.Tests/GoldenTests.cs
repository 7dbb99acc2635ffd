using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Models.Dram.Tests;

public class GoldenTests
{
    public static TheoryData<string> Cases() => [.. GoldenCase.NamesIn(GoldenFolder.Ramulator)];

    [Fact]
    public void There_are_72_recorded_cases_of_2048_requests()
    {
        var names = GoldenCase.NamesIn(GoldenFolder.Ramulator);

        Assert.Equal(72, names.Length);
        Assert.Equal(147_456, names.Sum(name => GoldenCase.Read(GoldenFolder.Ramulator, name).Requests.Length));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_accept_completion_and_command_is_the_recorded_one(string name)
    {
        var result = GoldenComparison.Compare(GoldenCase.Read(GoldenFolder.Ramulator, name));

        Assert.Null(result.FirstDifference);
        Assert.True(result.Exact);
    }
}
