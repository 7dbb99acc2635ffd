using Tlm.Hosting.Scenarios.Model;

namespace Tlm.Cli.Tests;

public class BasisRules
{
    private const string Run = "a: { scenario: memory.yaml }";

    [Theory]
    [InlineData("calibrated")]
    [InlineData("anchored")]
    public void A_claim_whose_runs_use_a_fitted_parameter_is_not_predicted(string provenance)
    {
        using FamilyFolder folder = new FamilyFolder(Fitted(provenance, "near")).With(Run, FamilyFolder.Claim("near", 103));
        InputException error = Assert.Throws<InputException>(() => folder.Run());
        Assert.Contains($"make it {provenance}: mem.latency", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fitted_parameter_that_is_declared_not_to_move_a_claim_leaves_it_predicted()
    {
        string claims = $"{FamilyFolder.Claim("near", 103, "calibrated")}\n{FamilyFolder.Claim("bytes", 103, metric: "runs.a.cpu.latency.mean / runs.a.cpu.latency.mean * runs.a.mem.latency_free")}";
        using FamilyFolder folder = new FamilyFolder(Fitted("calibrated", "near")).With(Run, claims, "[{ path: mem.latency, to: 1 us, raises: [near] }]");
        Assert.Equal([ClaimBasis.Calibrated, ClaimBasis.Predicted], folder.Run().Claims.Select(claim => claim.Basis));
    }

    [Fact]
    public void The_worst_part_of_a_ratio_decides()
    {
        string ratio = "- { id: ratio, metric: 'runs.a.cpu.latency.mean / runs.b.cpu.latency.mean', published: 1, aim: 5 %, grade: published, source: x, basis: predicted }";
        using FamilyFolder folder = new FamilyFolder().With($"{Run}\nb: {{ scenario: memory.yaml, set: {{ mem.latency: {Fitted("anchored", "ratio")} }} }}", ratio);
        Assert.Contains("make it anchored", Assert.Throws<InputException>(() => folder.Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mean_over_claims_rests_on_what_they_rest_on()
    {
        string mean = "- { id: mean, metric: mean_error(n*), max: 0.1, grade: published, source: x, basis: calibrated }";
        using FamilyFolder folder = new FamilyFolder(Fitted("calibrated", "near")).With(Run, $"{FamilyFolder.Claim("near", 103, "calibrated")}\n{mean}");
        Assert.Equal(ClaimBasis.Calibrated, folder.Run().Claims[1].Basis);
        Assert.True(folder.Run().Claims[1].Met);
    }

    [Theory]
    [InlineData("{ value: 100 ns, provenance: calibrated }", "lacks 'fitted_to'")]
    [InlineData("{ value: 100 ns, provenance: calibrated, fitted_to: [neer] }", "unknown claim 'neer'")]
    [InlineData("{ value: 100 ns, provenance: published, fitted_to: [near] }", "belongs to a value that is calibrated or anchored")]
    [InlineData("{ value: 100 ns, provenance: anchored, fitted_to: near }", "expected a list of claim ids")]
    public void A_fitted_value_names_the_claims_that_it_was_fitted_to(string latency, string message)
    {
        using FamilyFolder folder = new FamilyFolder(latency).With(Run, FamilyFolder.Claim("near", 103, "calibrated"));
        Assert.Contains(message, Assert.Throws<InputException>(() => folder.Run()).Message, StringComparison.Ordinal);
    }

    private static string Fitted(string provenance, string claim) => $"{{ value: 100 ns, provenance: {provenance}, fitted_to: [{claim}] }}";
}
