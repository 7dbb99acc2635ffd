using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards;

namespace Tlm.Fuzz.Dram.Tests;

public class ShrinkerTests
{
    [Fact]
    public void A_difference_that_needs_two_requests_shrinks_to_two()
    {
        var fuzzCase = CaseGenerator.Draw(StandardLibrary.Load("DDR4"), 1, 0, 400, strange: false);
        var (first, second) = (fuzzCase.Requests[3], fuzzCase.Requests[^2]);
        bool Differs(FuzzCase candidate) => Has(candidate, first) && Has(candidate, second);

        var small = new Shrinker(Differs, 2000).Shrink(fuzzCase);

        Assert.Equal(2, small.Requests.Length);
        Assert.True(Differs(small));
    }

    [Fact]
    public void What_the_difference_does_not_need_becomes_the_default()
    {
        var fuzzCase = CaseGenerator.Draw(StandardLibrary.Load("LPDDR5"), 1, 0, 100, strange: false);
        fuzzCase = fuzzCase with
        {
            Channels = 4,
            Selection = fuzzCase.Selection with { RowPolicy = new(RowPolicyKind.ClosedCap, 2), AddressMapper = AddressMapperKind.RoBaRaCoCh },
        };

        var small = new Shrinker(candidate => candidate.Selection.RowPolicy.Kind == RowPolicyKind.ClosedCap, 2000).Shrink(fuzzCase);

        Assert.Equal(1, small.Channels);
        Assert.Empty(small.Selection.Overrides);
        Assert.Equal(RefreshKind.None, small.Selection.Refresh.Kind);
        Assert.Equal(new RowPolicySettings(RowPolicyKind.ClosedCap, 2), small.Selection.RowPolicy);
        Assert.Single(small.Requests);
    }

    private static bool Has(FuzzCase fuzzCase, FuzzRequest request) =>
        fuzzCase.Requests.Any(r => r.IsWrite == request.IsWrite && r.Address == request.Address && r.OfferCycle == request.OfferCycle);
}
