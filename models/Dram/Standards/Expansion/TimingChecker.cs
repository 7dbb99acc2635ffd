using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards.Expressions;

namespace Tlm.Models.Dram.Standards.Expansion;

/// <summary>Refuses timings that contradict each other, unless somebody is named who says so.</summary>
internal static class TimingChecker
{
    public static void Check(
        StandardDescription standard, DramSelection selection, ResolvedOrganization organization, TimingValues timings)
    {
        var preset = standard.TimingPresets.First(p => p.Name == selection.Timing);
        string[] accepted = [.. selection.Accepted.Concat(preset.Accepted).Concat(organization.Preset.Accepted).Select(item => item.Check)];
        CheckAccepted(standard, selection);
        foreach (var check in standard.Checks)
        {
            if (timings.Evaluate(check) == 0 && !accepted.Contains(check.Text))
                throw Contradiction(standard, selection, preset, check, timings);
        }
    }

    private static void CheckAccepted(StandardDescription standard, DramSelection selection)
    {
        foreach (var item in selection.Accepted)
        {
            if (!standard.Checks.Any(check => check.Text == item.Check))
            {
                throw new DramConfigurationException(
                    $"{standard.Name}: accept: no check '{item.Check}'; "
                    + Suggestion.For(item.Check, standard.Checks.Select(check => check.Text)), $"accept.{item.Check}");
            }
        }
    }

    private static DramConfigurationException Contradiction(
        StandardDescription standard, DramSelection selection, TimingPreset preset, PlacedExpression check, TimingValues timings)
    {
        var comparison = (Operation)check.Parsed;
        string left = comparison.Left.Evaluate(name => timings[name]).ToString();
        string right = comparison.Right.Evaluate(name => timings[name]).ToString();
        string? overridden = selection.Overrides.Select(item => item.Key).FirstOrDefault(check.Parsed.Names().Contains);
        return new DramConfigurationException(
            $"{preset.Place}: {standard.Name} {preset.Name}: timings contradict each other: '{check.Text}' fails with {left} against {right} "
            + "(if that is meant, name it under accept: with a source)",
            overridden is null ? "timing" : $"overrides.{overridden}");
    }
}
