using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>Four senders and four receivers at a switch that moves packets round a ring of registers, on two clocks.</summary>
public static class PacketSwitch
{
    internal const int Width = 4;

    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        List<string> lines = [];
        SimulationBuilder builder = Examples.Builder();
        Top top = builder.Add("top", context => new Top(context, lines));
        Simulation simulation = builder.Elaborate();
        simulation.Advance(SimTime.Zero);
        for (int i = 0; i < Width; i++)
            top.Numbers[i].Write(i);
        simulation.Run();
        return lines;
    }

    private sealed class Top : Component
    {
        public Top(ComponentContext context, List<string> lines)
            : base(context)
        {
            var clock = new Clock(this, "clock1", Examples.Ns(75));
            var fast = new Clock(this, "clock2", Examples.Ns(30), start: Examples.Ns(10));
            var control = new Signal<bool>(this, "control");
            Signal<Packet>[] into = Signals<Packet>("in"), outOf = Signals<Packet>("out");
            Numbers = Signals<int>("id");
            bool level = false;
            Method("toggle", () =>
            {
                control.Write(level);
                level = !level;
            }).SensitiveTo(fast.PositiveEdge).DontInitialize();
            _ = new Switch(Context.Child("switch"), control, into, outOf, lines);
            for (int i = 0; i < Width; i++)
            {
                _ = new PacketSender(Context.Child($"sender{i}"), i, clock, Numbers[i], into[i], lines);
                _ = new PacketReceiver(Context.Child($"receiver{i}"), Numbers[i], outOf[i], lines);
            }
        }

        public Signal<int>[] Numbers { get; }

        private Signal<T>[] Signals<T>(string name) => [.. Enumerable.Range(0, Width).Select(i => new Signal<T>(this, $"{name}{i}"))];
    }
}
