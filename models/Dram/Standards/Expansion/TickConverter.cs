using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.Standards.Expansion;

/// <summary>Converts clock cycles into engine ticks (half cycles where commands use both clock edges).</summary>
internal static class TickConverter
{
    public static TimingValues ToTicks(StandardDescription standard, TimingValues clocks) => new(
        standard.Timings.ToDictionary(timing => timing.Name, timing => timing.Unit switch
        {
            "nCK" => checked(clocks[timing.Name] * standard.TicksPerClock),
            "ps" => clocks[timing.Name] / standard.TicksPerClock,
            _ => clocks[timing.Name],
        }));

    public static ImmutableArray<DramCommand> Commands(StandardDescription standard) =>
        [.. standard.Commands.Select(command => new DramCommand(command.Name, (int)(command.Clocks * standard.TicksPerClock)))];
}
