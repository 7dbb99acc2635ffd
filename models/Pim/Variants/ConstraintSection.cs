using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Configuration.ExpandedYaml;

namespace Tlm.Models.Pim.Variants;

/// <summary>Reads the <c>constraints</c> and <c>refresh</c> sections, which need the commands and timings of the variant.</summary>
internal static class ConstraintSection
{
    /// <summary>The variant with the file's distances after its own and its refresh.</summary>
    public static PimVariant Complete(YamlCursor root, PimVariant variant) => variant with
    {
        Constraints = [.. variant.Constraints, .. root["constraints"].Items().Select(entry => Constraint(entry, variant))],
        Refresh = root.Find("refresh") is { } refresh ? Refresh(refresh, variant) : null,
    };

    private static TimingConstraint Constraint(YamlCursor entry, PimVariant variant)
    {
        var fields = entry.Items();
        if (fields.Count is < 4 or > 6)
            throw entry.Error($"expected [level, [preceding], [following], cycles, window?, sibling?], found {fields.Count} fields");
        return new TimingConstraint(
            variant.Organization.LevelIndex(fields[0].Text()),
            Commands(fields[1], variant),
            Commands(fields[2], variant),
            TimingExpression.Evaluate(fields[3].Text(), variant.Timing),
            fields.Count > 4 ? fields[4].Integer() : 1,
            fields.Count > 5 && fields[5].Word(("sibling", true)));
    }

    private static ImmutableArray<int> Commands(YamlCursor list, PimVariant variant) =>
        [.. list.Items().Select(item => CommandSection.Index(item, variant.Commands))];

    private static PimRefresh Refresh(YamlCursor section, PimVariant variant) => new(
        CommandSection.Index(section["command"], variant.Commands),
        variant.Timing(section["interval"].Text()),
        variant.Organization.LevelIndex(section["level"].Text()));
}
