using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>Ports bound to exports: of a channel, and of a part that exports one of its own.</summary>
public static class Exports
{
    /// <summary>What the channels do.</summary>
    private interface IRunner
    {
        void Run();
    }

    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        List<string> lines = [];
        SimulationBuilder builder = Examples.Builder();
        Outer outer = builder.Add("E", context => new Outer(context, lines));
        Caller caller = builder.Add("X", static context => new Caller(context));
        builder.Connect(caller.First, outer.First).Connect(caller.Second, outer.Second);
        Simulation simulation = builder.Elaborate();
        simulation.Advance(Examples.Ns(17));
        outer.First.Interface.Run();
        simulation.Advance(Examples.Ns(50));
        return lines;
    }

    private sealed class Runner(ComponentContext context, List<string> lines) : Component(context), IRunner
    {
        public void Run() => lines.Add($"{Now} In Channel run() ");
    }

    private sealed class Inner : Component
    {
        public Inner(ComponentContext context, List<string> lines)
            : base(context) => Out = new InterfaceExport<IRunner>(this, "IFP", new Runner(Context.Child("C"), lines));

        public InterfaceExport<IRunner> Out { get; }
    }

    private sealed class Outer : Component
    {
        public Outer(ComponentContext context, List<string> lines)
            : base(context)
        {
            First = new InterfaceExport<IRunner>(this, "IFP1", new Runner(Context.Child("C"), lines));
            Second = new InterfaceExport<IRunner>(this, "IFP2");
            Second.Bind(new Inner(Context.Child("D"), lines).Out);
        }

        public InterfaceExport<IRunner> First { get; }

        public InterfaceExport<IRunner> Second { get; }
    }

    private sealed class Caller : Component
    {
        public Caller(ComponentContext context)
            : base(context)
        {
            (First, Second) = (new(this, "P1"), new(this, "P2"));
            Thread("run", RunAsync);
        }

        public InterfacePort<IRunner> First { get; }

        public InterfacePort<IRunner> Second { get; }

        private async SimTask RunAsync()
        {
            await Delay(Examples.Ns(10));
            First.Interface.Run();
            await Delay(Examples.Ns(10));
            Second.Interface.Run();
        }
    }
}
