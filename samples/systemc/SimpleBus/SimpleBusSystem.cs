using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>Three masters, each with its own kind of access, and two memories at a bus.</summary>
public static class SimpleBusSystem
{
    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        List<string> lines = [""];
        SimulationBuilder builder = Examples.Builder();
        builder.Add("top", context => new Top(context, lines));
        builder.Elaborate().Advance(Examples.Ns(10_000));
        return lines;
    }

    private sealed class Top : Component
    {
        public Top(ComponentContext context, List<string> lines)
            : base(context)
        {
            var clock = new Clock(this, "C1", Examples.Ns(1));
            var blocking = new BlockingMaster(Context.Child("master_b"), 4, 0x4c, Examples.Ns(300));
            var polling = new NonBlockingMaster(Context.Child("master_nb"), 3, 0x38, Examples.Ns(20));
            var direct = new DirectMaster(Context.Child("master_d"), 0x78, Examples.Ns(100), lines);
            var fast = new BusMemory(Context.Child("mem_fast"), 0x00, 0x7f, waitStates: 0);
            var slow = new BusMemory(Context.Child("mem_slow"), 0x80, 0xff, waitStates: 1);
            var bus = new SimpleBus(Context.Child("bus"));
            foreach (SignalIn<bool> port in new[] { bus.Clock, blocking.Clock, polling.Clock, slow.Clock })
                port.Bind(clock);
            blocking.Bus.Bind(bus);
            polling.Bus.Bind(bus);
            direct.Bus.Bind(bus);
            bus.Arbiter.Bind(new PriorityArbiter(Context.Child("arbiter")));
            bus.Slaves.Bind(slow);
            bus.Slaves.Bind(fast);
        }
    }
}
