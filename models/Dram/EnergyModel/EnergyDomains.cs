using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.EnergyModel;

/// <summary>The parts of a channel that stand by on their own: ranks or pseudo-channels, or the channel where it has neither.</summary>
internal static class EnergyDomains
{
    public static int Count(DramConfiguration configuration) =>
        configuration.Organization.Levels[1] is "Rank" or "PseudoChannel" ? configuration.Organization.Counts[1] : 1;
}
