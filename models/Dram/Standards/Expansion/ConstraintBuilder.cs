using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Standards.Expansion;

/// <summary>
/// Turns the constraints of a standard into distances between first command cycles: a standard counts from where the DRAM has the whole
/// command, so a long preceding command adds its extra cycles and a long following one takes them off.
/// </summary>
internal static class ConstraintBuilder
{
    public static IEnumerable<TimingConstraint> Constraints(
        StandardDescription standard, IReadOnlyList<DramCommand> commands, TimingValues ticks) =>
        standard.Constraints.SelectMany(constraint => Split(standard, constraint, commands, ticks.Integer(constraint.Distance)));

    private static IEnumerable<TimingConstraint> Split(
        StandardDescription standard, ConstraintDefinition constraint, IReadOnlyList<DramCommand> commands, int distance)
    {
        int level = standard.Levels.Index().First(item => item.Item.Name == constraint.Level).Index;
        var pairs =
            from preceding in constraint.From.Select(name => IndexOf(commands, name))
            from following in constraint.To.Select(name => IndexOf(commands, name))
            select (preceding, following, Latency: distance + commands[preceding].Cycles - commands[following].Cycles);
        return pairs.GroupBy(pair => pair.Latency).Select(group => new TimingConstraint(
            level,
            [.. group.Select(pair => pair.preceding).Distinct()],
            [.. group.Select(pair => pair.following).Distinct().Order()],
            group.Key,
            constraint.Window,
            constraint.Sibling));
    }

    private static int IndexOf(IReadOnlyList<DramCommand> commands, string name) => commands.Index().First(item => item.Item.Name == name).Index;
}
