using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>The examples by the names that they have with Accellera; each gives what it says, line by line.</summary>
public static class Examples
{
    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, Func<IReadOnlyList<string>>> All { get; } = new SortedDictionary<string, Func<IReadOnlyList<string>>>(StringComparer.Ordinal)
    {
        ["dpipe"] = DelayPipe.Run,
        ["fft_flpt"] = FftSystem.RunFloatingPoint,
        ["fft_fxpt"] = FftSystem.RunFixedPoint,
        ["fir"] = FirSystem.RunBehaviour,
        ["fir_rtl"] = FirSystem.RunRegisterTransfer,
        ["forkjoin"] = ForkJoin.Run,
        ["pipe"] = Pipe.Run,
        ["pkt_switch"] = PacketSwitch.Run,
        ["reset_signal_is"] = ResetSignal.Run,
        ["risc_cpu"] = RiscCpuExample.Run,
        ["risc_cpu_all"] = RiscCpuExample.RunEveryOperation,
        ["rsa"] = RsaExample.Run,
        ["sc_export"] = Exports.Run,
        ["sc_report"] = Reporting.Run,
        ["sc_rvd"] = HandshakeSystem.RunReadyValid,
        ["sc_ttd"] = HandshakeSystem.RunToggles,
        ["scx_barrier"] = BarrierExample.Run,
        ["scx_mutex_w_policy"] = MutexWithPolicy.Run,
        ["simple_async"] = OutsideWorld.Run,
        ["simple_bus"] = SimpleBusSystem.Run,
        ["simple_fifo"] = SimpleFifo.Run,
        ["simple_perf"] = SimplePerformance.Run,
        ["specialized_signals"] = SpecializedSignals.Run,
    };

    /// <summary>Nobody reports who waits forever: these examples end so.</summary>
    internal static SimulationBuilder Builder() => new(new SimulationOptions { ReportStarvation = false });

    internal static SimTime Ns(long count) => SimTime.FromNanoseconds(count);
}
