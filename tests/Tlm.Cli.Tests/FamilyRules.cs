using System.Text.Json.Nodes;
using Tlm.Cli.Reproduce.Reports;
using Tlm.Cli.Reproduce.Results;
using Tlm.Cli.Reproduce.Sensitivity;

namespace Tlm.Cli.Tests;

public class FamilyRules
{
    private const string Run = "a: { scenario: memory.yaml }";

    [Fact]
    public void A_claim_is_met_within_its_aim_and_stays_in_the_table_otherwise()
    {
        using FamilyFolder folder = new FamilyFolder().With(Run, $"{FamilyFolder.Claim("near", 103)}\n{FamilyFolder.Claim("far", 200)}");
        FamilyResult family = folder.Run();
        Assert.Equal([true, false], family.Claims.Select(claim => claim.Met));
        Assert.Equal(101, family.Claims[0].Simulated!.Value, 3);
        Assert.Equal((101 - 200) / 200.0, family.Claims[1].Error!.Value, 3);
    }

    [Fact]
    public void A_run_changes_its_scenario()
    {
        using FamilyFolder folder = new FamilyFolder().With($"{Run}\nb: {{ scenario: memory.yaml, set: {{ mem.latency: 301 ns }} }}",
            FamilyFolder.Claim("slower", 200, metric: "'runs.b.cpu.latency.mean - runs.a.cpu.latency.mean'"));
        Assert.Equal(201, folder.Run().Claims[0].Simulated!.Value, 3);
    }

    [Fact]
    public void The_document_has_the_agreed_keys()
    {
        using FamilyFolder folder = new FamilyFolder().With(Run, FamilyFolder.Claim("near", 103));
        JsonObject claim = JsonNode.Parse(ReproductionJson.Of([folder.Run()]))!["claims"]![0]!.AsObject();
        Assert.Equal(["system", "claim", "published", "simulated", "error", "aim", "met", "basis"], claim.Select(entry => entry.Key));
        Assert.Equal(folder.Name, claim["system"]!.GetValue<string>());
        Assert.Equal(0.05, claim["aim"]!.GetValue<double>());
    }

    [Fact]
    public void A_range_is_met_inside_its_ends()
    {
        string claims = "- { id: in, metric: runs.a.cpu.latency.mean, min: 90, max: 110, unit: ns, grade: published, source: x, basis: predicted }\n"
            + "- { id: above, metric: runs.a.cpu.latency.mean, max: 100, unit: ns, grade: published, source: x, basis: predicted }";
        using FamilyFolder folder = new FamilyFolder().With(Run, claims);
        ClaimResult[] results = [.. folder.Run().Claims];
        Assert.True(results[0].Met);
        Assert.False(results[1].Met);
        Assert.Equal(0.01, results[1].Error!.Value, 3);
    }

    [Fact]
    public void Parameters_move_claims_in_the_declared_direction_or_are_reported()
    {
        string parameters = "[{ path: mem.latency, to: 200 ns, raises: [near] }, { path: mem.bandwidth, to: 6.4 GB/s, lowers: [near] }]";
        using FamilyFolder folder = new FamilyFolder().With(Run, FamilyFolder.Claim("near", 103), parameters);
        FamilyResult family = folder.Run(out RunSet runs);
        IReadOnlyList<ParameterStudy> studies = ParameterStudy.Of(family.Evaluation, runs);
        Assert.Empty(studies[0].Surprises());
        Assert.Contains("rises, declared: falls", Assert.Single(studies[1].Surprises()), StringComparison.Ordinal);
        Assert.Contains("cpu.count", Undeclared.Of(family));
        Assert.DoesNotContain("mem.latency", Undeclared.Of(family));
    }

    [Theory]
    [InlineData("unit: ns, published: 1", "unit: parsecs, published: 1", "parsecs")]
    [InlineData("runs.a.cpu", "runs.b.cpu", "unknown run 'b'")]
    [InlineData("metric: runs.a.cpu.latency.mean", "metric: runs.a +", "character")]
    [InlineData("basis: predicted", "basis: guessed", "guessed")]
    [InlineData("aim: 5 %", "aims: 5 %", "did you mean 'aim'?")]
    [InlineData("source: x", "source: x, min: 3", "excludes")]
    public void A_wrong_family_file_is_refused_with_its_place(string good, string bad, string message)
    {
        string claim = "- { id: c, metric: runs.a.cpu.latency.mean, unit: ns, published: 1, aim: 5 %, grade: published, source: x, basis: predicted }";
        using FamilyFolder folder = new FamilyFolder().With(Run, claim.Replace(good, bad, StringComparison.Ordinal));
        InputException error = Assert.Throws<InputException>(folder.Read);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("system.yaml:6:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_a_run_lacks_is_reported_with_the_nearest_one()
    {
        using FamilyFolder folder = new FamilyFolder().With(Run, FamilyFolder.Claim("near", 103, metric: "runs.a.cpu.latncy.mean"));
        ClaimResult claim = Assert.Single(folder.Run().Claims);
        Assert.Null(claim.Simulated);
        Assert.False(claim.Met);
        Assert.Contains("did you mean 'cpu.latency.mean'?", claim.Problem, StringComparison.Ordinal);
    }
}
