using System.Collections.Immutable;

namespace Tlm.Models.Dram.EnergyModel;

/// <summary>Energy by cause; the total is their sum.</summary>
/// <param name="ByCause">By <see cref="DramEnergyCause"/>.</param>
public sealed record DramEnergyBreakdown(ImmutableArray<Energy> ByCause)
{
    /// <summary>Energy of a cause.</summary>
    public Energy this[DramEnergyCause cause] => ByCause[(int)cause];

    /// <summary>Sum over all causes.</summary>
    public Energy Total => ByCause.Aggregate((a, b) => a + b);

    /// <summary>Computes the energy of what was counted.</summary>
    /// <param name="table">Energy of commands and states.</param>
    /// <param name="commands">Commands issued, by command index.</param>
    /// <param name="cycles">Cycles that have passed.</param>
    /// <param name="activeCycles">Cycles with a bank open, summed over the domains.</param>
    public static DramEnergyBreakdown Of(DramEnergyTable table, ReadOnlySpan<long> commands, long cycles, long activeCycles)
    {
        var sums = new Energy[Enum.GetValues<DramEnergyCause>().Length];
        for (int command = 0; command < commands.Length; command++)
        {
            var energy = table.Commands[command];
            sums[(int)energy.Cause] += energy.Core * commands[command];
            sums[(int)DramEnergyCause.Interface] += energy.Interface * commands[command];
        }

        sums[(int)DramEnergyCause.ActiveStandby] = table.Standby(table.ActiveStandby, activeCycles);
        sums[(int)DramEnergyCause.PrechargedStandby] = table.Standby(table.PrechargedStandby, (cycles * table.Domains) - activeCycles);
        return new DramEnergyBreakdown([.. sums]);
    }

    /// <summary>What was spent after an earlier reading.</summary>
    public DramEnergyBreakdown Since(DramEnergyBreakdown earlier) =>
        new([.. ByCause.Zip(earlier.ByCause, (now, then) => now - then)]);
}
