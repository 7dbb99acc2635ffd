using Tlm.Hosting.Binding;

namespace Tlm.Cli.Reproduce.Families;

/// <summary>Checks that the names in a family file mean something: runs of metrics, claims of parameters, ids.</summary>
internal static class FamilyCheck
{
    /// <summary>Checks a family.</summary>
    /// <exception cref="InputException">A name means nothing, or two claims have one id.</exception>
    public static void Check(SystemFamily family)
    {
        BindingContext context = new();
        string[] runs = [.. family.Runs.Select(run => run.Name)];
        string[] ids = [.. family.Claims.Select(claim => claim.Options.Id)];
        foreach (FamilyClaim claim in family.Claims)
        {
            foreach (string run in claim.Runs.Where(run => !runs.Contains(run)))
                context.Report(claim.Location, UnknownName.Describe("run", run, $"in the metric of claim '{claim.Options.Id}'", runs));
            foreach (string pattern in claim.Metric.Patterns().Where(pattern => !ids.Any(id => ClaimPattern.Matches(pattern, id))))
                context.Report(claim.Location, UnknownName.Describe("claim", pattern, $"in the metric of claim '{claim.Options.Id}'", ids));
        }
        foreach (var twice in family.Claims.GroupBy(claim => claim.Options.Id).Where(group => group.Count() > 1))
            context.Report(twice.Last().Location, $"claim id '{twice.Key}' is used twice (first at {twice.First().Location})");
        foreach (FamilyParameter parameter in family.Parameters)
        {
            foreach (string pattern in parameter.Options.Raises.Concat(parameter.Options.Lowers).Where(pattern => !ids.Any(id => ClaimPattern.Matches(pattern, id))))
                context.Report(parameter.Location, UnknownName.Describe("claim", pattern, $"of parameter '{parameter.Options.Path}'", ids));
        }
        context.ThrowIfAny();
    }
}
