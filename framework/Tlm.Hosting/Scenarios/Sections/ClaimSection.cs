using Tlm.Hosting.Binding;
using Tlm.Hosting.Scenarios.Model;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Sections;

/// <summary>Reads <c>claims</c>; ids are unique.</summary>
internal static class ClaimSection
{
    public static List<ClaimEntry> Read(Node? section, BindingContext context)
    {
        var claims = Lists.Read<ClaimOptions>(section, "claims", "claim", context)
            .Select(claim => new ClaimEntry(claim.Options, claim.Node.Location)).ToList();
        foreach (var twice in claims.GroupBy(claim => claim.Options.Id).Where(group => group.Count() > 1))
            context.Report(twice.Last().Location, $"claim id '{twice.Key}' is used twice (first at {twice.First().Location})");
        return claims;
    }
}
