using System.Globalization;
using Tlm.Hosting.Binding;
using Tlm.Hosting.Scenarios.Model;
using Tlm.Observability.Metrics;
using Tlm.Observability.Results;

namespace Tlm.Hosting.Claims;

/// <summary>Holds what a run measured against the claims of its scenario.</summary>
internal static class ClaimEvaluator
{
    /// <summary>Evaluates one claim.</summary>
    public static ClaimOutcome Evaluate(ClaimOptions claim, MetricTable metrics)
    {
        if (metrics.Find(claim.Metric) is not { } metric)
            return Outcome(claim, null, null, false, UnknownName.Describe("metric", claim.Metric, "", metrics.Paths.Where(p => p.Split('.')[0] == claim.Metric.Split('.')[0])));
        var low = Bound(claim.Value ?? claim.Min, metric, double.NegativeInfinity);
        var high = Bound(claim.Value ?? claim.Max, metric, double.PositiveInfinity);
        if (low is null || high is null)
            return Outcome(claim, metric, null, false, $"the claim's unit does not fit: '{claim.Metric}' is {metric.Unit.Dimension}");
        var nearest = Math.Clamp(metric.Value, low.Value, high.Value);
        var error = metric.Value == nearest ? 0.0 : (metric.Value - nearest) / Math.Abs(nearest);
        return Margin(claim.Tolerance, nearest, metric) is { } margin
            ? Outcome(claim, metric, double.IsFinite(error) ? error : null, Math.Abs(metric.Value - nearest) <= margin, null)
            : Outcome(claim, metric, null, false, $"the tolerance's unit does not fit: '{claim.Metric}' is {metric.Unit.Dimension}");
    }

    private static double? Bound(string? text, Metric metric, double open) => text is null ? open : ClaimNumber.In(text, metric.Unit);

    private static double? Margin(string tolerance, double value, Metric metric)
    {
        return ClaimNumber.Share(tolerance) is { } share ? Math.Abs(value) * share : ClaimNumber.In(tolerance, metric.Unit);
    }

    private static ClaimOutcome Outcome(ClaimOptions claim, Metric? metric, double? error, bool met, string? problem)
    {
        return new ClaimOutcome(
            claim.Id, claim.Metric, Published(claim, metric), metric?.Value, metric?.Unit, error, claim.Tolerance, met,
            claim.Grade, KeyNames.OfMember(claim.Basis.ToString()), claim.Source, problem);
    }

    private static string Published(ClaimOptions claim, Metric? metric)
    {
        var text = claim.Value ?? $"{claim.Min ?? "-inf"} to {claim.Max ?? "inf"}";
        var bare = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        return bare && metric is not null ? $"{text} {metric.Unit.Symbol}".TrimEnd() : text;
    }
}
