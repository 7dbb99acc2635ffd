using Tlm.Kernel;
using Tlm.Widths;

namespace Tlm.Samples.SystemC;

/// <summary>A device between a producer and a consumer, with a handshake on either side, under a reset that the test bench gives.</summary>
public static class HandshakeSystem
{
    /// <summary>Runs it with ready and valid.</summary>
    public static IReadOnlyList<string> RunReadyValid() => Run(static context => new ReadyValidHandshake<Unsigned<W8>>(context));

    /// <summary>Runs it with two toggles.</summary>
    public static IReadOnlyList<string> RunToggles() => Run(static context => new ToggleHandshake<Unsigned<W8>>(context));

    private static IReadOnlyList<string> Run(Func<ComponentContext, Handshake<Unsigned<W8>>> handshake)
    {
        List<string> lines = ["producer dut consumer "];
        SimulationBuilder builder = Examples.Builder();
        Top top = builder.Add("top", context => new Top(context, handshake, lines));
        Simulation simulation = builder.Elaborate();
        top.Reset.Write(false);
        simulation.Advance(Examples.Ns(1));
        top.Reset.Write(true);
        simulation.Run();
        lines.Add("Program completed");
        return lines;
    }

    private sealed class Top : Component
    {
        public Top(ComponentContext context, Func<ComponentContext, Handshake<Unsigned<W8>>> handshake, List<string> lines)
            : base(context)
        {
            Reset = new Signal<bool>(this, "reset");
            var clock = new Clock(this, "clock", Examples.Ns(1));
            Handshake<Unsigned<W8>> toDevice = handshake(Context.Child("to_dut")), fromDevice = handshake(Context.Child("from_dut"));
            var device = new HandshakeDevice(Context.Child("dut"), toDevice, fromDevice, lines);
            var bench = new HandshakeBench(Context.Child("tb"), toDevice, fromDevice, lines);
            foreach (ThreadProcess process in new[] { device.Process, bench.Consumer, bench.Producer })
                process.SensitiveTo(clock.PositiveEdge).DontInitialize().ResetSignalIs(Reset, false);
        }

        public Signal<bool> Reset { get; }
    }
}
