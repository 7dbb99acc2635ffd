using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.CrossValidation.LoadedLatency;

/// <summary>What the timings of a standard say about latency and bandwidth, without simulating.</summary>
internal sealed class BandwidthArithmetic(DramConfiguration configuration)
{
    private const double _picosecondsPerNanosecond = 1000;

    /// <summary>A read that finds another row open: precharge, activate, read, burst; one cycle to enter the queue, one for a CAS.</summary>
    public double UnloadedLatency => (1 + First("nRP") + First("nRCD", "nRCDRD", "nRCDr") + Cas + configuration.ReadLatency) * Cycle;

    /// <summary>The formula of <see cref="UnloadedLatency"/>.</summary>
    public string UnloadedFormula => $"1 + nRP + nRCD + {(Cas > 0 ? "1 (CAS) + " : "")}nCL + nBL";

    /// <summary>Peak bandwidth (GB/s): a transaction a burst on each data bus.</summary>
    public double Peak => Buses * configuration.Organization.TransactionBytes / (Math.Max(First("nBL", "nBL_min"), First("nCCDS", "nCCD")) * Cycle);

    /// <summary>The formula of <see cref="Peak"/>.</summary>
    public string PeakFormula => $"{Buses} x {configuration.Organization.TransactionBytes} B / max(nBL, nCCDS)";

    /// <summary>Share of the time that all-bank refreshes leave: each takes the rows' precharge, the refresh and the next activation.</summary>
    public double RefreshShare =>
        1 - ((First("nRTP", "nRTPL") + First("nRP") + First("nRFC", "nRFCab") + First("nRCD", "nRCDRD", "nRCDr")) / (double)First("nREFI"));

    /// <summary>The formula of peak bandwidth under refresh.</summary>
    public string RefreshFormula => $"{PeakFormula} x (1 - (nRTP + nRP + nRFC + nRCD) / nREFI)";

    /// <summary>Memory clock (ns).</summary>
    public double Cycle => configuration.ClockPeriodPicoseconds / _picosecondsPerNanosecond;

    private int Buses => configuration.Organization.Levels[1] == "PseudoChannel" ? configuration.Organization.Counts[1] : 1;

    private int Cas => configuration.Controller.Kind == ControllerKind.SplitActivation && configuration.Controller.WckSync == WckSyncMode.NeedSync ? 1 : 0;

    private int First(params string[] names) =>
        configuration.Timing(names.FirstOrDefault(name => configuration.Timings.Any(timing => timing.Name == name)) ?? names[0]);
}
