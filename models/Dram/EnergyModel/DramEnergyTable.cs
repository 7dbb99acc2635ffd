using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.EnergyModel;

/// <summary>Energy of one command.</summary>
/// <param name="Cause">What it is spent on.</param>
/// <param name="Core">Inside the DRAM.</param>
/// <param name="Interface">On the data bus.</param>
public readonly record struct CommandEnergy(DramEnergyCause Cause, Energy Core, Energy Interface);

/// <summary>
/// The energy of each command and the standby power of each state, in whole femtojoules and nanowatts. Standby is by domain: a rank, a
/// pseudo-channel, or the channel where it has neither.
/// </summary>
/// <param name="Commands">By command index of the configuration.</param>
/// <param name="PrechargedStandby">Power of one domain with all its banks closed.</param>
/// <param name="ActiveStandby">Power of one domain with a bank open.</param>
/// <param name="Domains">Number of domains.</param>
/// <param name="CyclePicoseconds">Memory clock (ps).</param>
public sealed record DramEnergyTable(
    ImmutableArray<CommandEnergy> Commands, Power PrechargedStandby, Power ActiveStandby, int Domains, int CyclePicoseconds)
{
    /// <summary>Computes the table.</summary>
    /// <param name="configuration">The channel.</param>
    /// <param name="preset">Energy numbers of the part.</param>
    /// <exception cref="DramConfigurationException">The numbers contradict each other.</exception>
    public static DramEnergyTable Build(DramConfiguration configuration, EnergyPreset preset) =>
        new EnergyTableBuilder(configuration, preset).Build();

    /// <summary>The energy of standing by, rounded to the nearest femtojoule.</summary>
    /// <param name="power">Power of one domain.</param>
    /// <param name="cycles">Cycles, summed over the domains of all channels: their time together may exceed what a simulation lasts.</param>
    public Energy Standby(Power power, long cycles)
    {
        Int128 product = (Int128)power.Nanowatts * cycles * (CyclePicoseconds * 1000L);
        return Energy.FromFemtojoules(checked((long)((product + _half) / _nanowattFemtoseconds)));
    }

    private const long _nanowattFemtoseconds = 1_000_000_000; // a femtojoule
    private const long _half = _nanowattFemtoseconds / 2;
}
