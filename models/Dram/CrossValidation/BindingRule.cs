using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.CrossValidation;

/// <summary>Finds the constraint that holds a command back longest, from the commands before it.</summary>
internal static class BindingRule
{
    /// <summary>In words: the constraint, and from which cycle on it lets the command issue.</summary>
    /// <param name="configuration">The channel.</param>
    /// <param name="command">The command in question.</param>
    /// <param name="before">Commands that were issued before it, in order.</param>
    public static string Explain(DramConfiguration configuration, GoldenCommand command, IReadOnlyList<GoldenCommand> before)
    {
        (long ready, TimingConstraint? rule, int from) = (0, null, -1);
        foreach (var constraint in configuration.Constraints.Where(constraint => constraint.Following.Contains(command.Command)))
        {
            foreach (int preceding in constraint.Preceding)
            {
                long cycle = Ready(constraint, preceding, command, before);
                if (cycle > ready)
                    (ready, rule, from) = (cycle, constraint, preceding);
            }
        }

        string name = configuration.Commands[command.Command].Name;
        if (rule is null)
            return $"no constraint holds {name} back; see docs/dram-rules.md on choosing";
        string text = $"{configuration.Organization.Levels[rule.Level]}: {configuration.Commands[from].Name} to {name} {rule.Latency}"
            + (rule.Window > 1 ? $", window {rule.Window}" : "") + (rule.Sibling ? ", sibling" : "");
        return ready > command.Cycle
            ? $"rule {text} forbids {name} before {ready}"
            : $"constraints allow {name} from {ready} on ({text}): a rule of choice decides (docs/dram-rules.md)";
    }

    private static long Ready(TimingConstraint constraint, int preceding, GoldenCommand command, IReadOnlyList<GoldenCommand> before)
    {
        int seen = 0;
        int window = constraint.Sibling ? 1 : constraint.Window;
        for (int i = before.Count - 1; i >= 0; i--)
        {
            if (before[i].Command == preceding && Relates(constraint, before[i], command) && ++seen == window)
                return before[i].Cycle + constraint.Latency;
        }

        return 0;
    }

    private static bool Relates(TimingConstraint constraint, GoldenCommand earlier, GoldenCommand later)
    {
        for (int level = 1; level < constraint.Level; level++)
        {
            if (!SameNode(earlier, later, level))
                return false;
        }

        return constraint.Level == 0 || SameNode(earlier, later, constraint.Level) != constraint.Sibling;
    }

    private static bool SameNode(GoldenCommand a, GoldenCommand b, int level) =>
        a.Ids[level] < 0 || b.Ids[level] < 0 || a.Ids[level] == b.Ids[level];
}
