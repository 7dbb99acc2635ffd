using System.Collections.Immutable;
using Tlm.Models.Dram.Standards;

namespace Tlm.Models.Dram.EnergyModel;

/// <summary>What the currents of a preset are of.</summary>
public enum CurrentScope
{
    /// <summary>One device; a rank has channel width / device width of them.</summary>
    Device,

    /// <summary>The whole channel; its ranks or pseudo-channels share them evenly.</summary>
    Channel,
}

/// <summary>A number of an energy preset with its source.</summary>
/// <typeparam name="T">A quantity.</typeparam>
/// <param name="Value">The number.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Note">Remark, else null.</param>
public sealed record Sourced<T>(T Value, SourceNote Source, string? Note = null);

/// <summary>A supply rail and the currents of the standard measurement loops (JEDEC IDD definitions) it carries.</summary>
/// <param name="Supply">Voltage.</param>
/// <param name="ActivatePrecharge">IDD0: one bank activated and precharged every tRC.</param>
/// <param name="PrechargedStandby">IDD2N: all banks closed.</param>
/// <param name="ActiveStandby">IDD3N: banks open.</param>
/// <param name="Read">IDD4R: reads without a gap.</param>
/// <param name="Write">IDD4W: writes without a gap.</param>
/// <param name="Refresh">IDD5: all-bank refreshes without a gap.</param>
public sealed record SupplyRail(
    Sourced<Voltage> Supply,
    Sourced<Current> ActivatePrecharge,
    Sourced<Current> PrechargedStandby,
    Sourced<Current> ActiveStandby,
    Sourced<Current> Read,
    Sourced<Current> Write,
    Sourced<Current> Refresh);

/// <summary>Constants that are charged beside what the rails give.</summary>
/// <param name="Activate">An activation and its precharge.</param>
/// <param name="Read">A bit read.</param>
/// <param name="Write">A bit written.</param>
/// <param name="ReadInterface">Interface, a bit read.</param>
/// <param name="WriteInterface">Interface, a bit written.</param>
/// <param name="RefreshRow">Refreshing one row of one bank.</param>
/// <param name="PrechargedStandby">A rank or pseudo-channel with all banks closed.</param>
/// <param name="ActiveStandby">A rank or pseudo-channel with banks open.</param>
public sealed record EnergyConstants(
    Sourced<Energy>? Activate,
    Sourced<EnergyPerBit>? Read,
    Sourced<EnergyPerBit>? Write,
    Sourced<EnergyPerBit>? ReadInterface,
    Sourced<EnergyPerBit>? WriteInterface,
    Sourced<Energy>? RefreshRow,
    Sourced<Power>? PrechargedStandby,
    Sourced<Power>? ActiveStandby);

/// <summary>The energy numbers of a part.</summary>
/// <param name="Name">Name of the preset.</param>
/// <param name="Scope">What the currents are of.</param>
/// <param name="Rails">Supply rails; none if only constants are known.</param>
/// <param name="Constants">Constants.</param>
/// <param name="Place">File, line and column.</param>
public sealed record EnergyPreset(
    string Name, CurrentScope Scope, ImmutableArray<SupplyRail> Rails, EnergyConstants Constants, string Place);
