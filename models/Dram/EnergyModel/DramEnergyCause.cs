namespace Tlm.Models.Dram.EnergyModel;

/// <summary>What energy is spent on.</summary>
public enum DramEnergyCause
{
    /// <summary>Activating and precharging rows.</summary>
    Activate,

    /// <summary>Reading inside the DRAM.</summary>
    Read,

    /// <summary>Writing inside the DRAM.</summary>
    Write,

    /// <summary>Driving the data bus.</summary>
    Interface,

    /// <summary>Refreshing.</summary>
    Refresh,

    /// <summary>Standing by with banks open.</summary>
    ActiveStandby,

    /// <summary>Standing by with all banks closed.</summary>
    PrechargedStandby,
}
