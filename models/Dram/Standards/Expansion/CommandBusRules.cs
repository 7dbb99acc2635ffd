using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Standards.Expansion;

/// <summary>A command of several cycles keeps its bus from all commands of that bus; a command of one cycle needs no rule.</summary>
internal static class CommandBusRules
{
    public static IEnumerable<TimingConstraint> Constraints(StandardDescription standard, IReadOnlyList<DramCommand> commands) =>
        standard.Commands.Index()
            .GroupBy(command => command.Item.Bus)
            .SelectMany(bus => OnOneBus([.. bus.Select(command => command.Index)], commands));

    private static IEnumerable<TimingConstraint> OnOneBus(int[] bus, IReadOnlyList<DramCommand> commands) =>
        bus.GroupBy(command => commands[command].Cycles)
            .Where(group => group.Key > 1)
            .Select(group => new TimingConstraint(0, [.. group], [.. bus], group.Key));
}
