using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>A producer and a consumer at a fifo of characters, reached through ports of its two interfaces.</summary>
public static class SimpleFifo
{
    internal const string Text = "Visit www.accellera.org and see what SystemC can do for you today!\n";

    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        List<string> seen = [];
        SimulationBuilder builder = Examples.Builder();
        CharacterFifo fifo = builder.Add("fifo", static context => new CharacterFifo(context, 10));
        builder.Add("producer", static context => new Producer(context)).Out.Bind(fifo);
        builder.Add("consumer", context => new Consumer(context, seen)).In.Bind(fifo);
        builder.Elaborate().Run();
        return ["", "", .. string.Concat(seen).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private sealed class Producer : Component
    {
        public Producer(ComponentContext context)
            : base(context)
        {
            Out = new InterfacePort<ICharacterWriter>(this, "out");
            Thread("run", RunAsync);
        }

        public InterfacePort<ICharacterWriter> Out { get; }

        private async SimTask RunAsync()
        {
            foreach (char c in Text)
                await Out.Interface.WriteAsync(c);
        }
    }

    private sealed class Consumer : Component
    {
        private readonly List<string> _seen;

        public Consumer(ComponentContext context, List<string> seen)
            : base(context)
        {
            (In, _seen) = (new InterfacePort<ICharacterReader>(this, "in"), seen);
            Thread("run", RunAsync);
        }

        public InterfacePort<ICharacterReader> In { get; }

        private async SimTask RunAsync()
        {
            while (true)
            {
                _seen.Add($"{await In.Interface.ReadAsync()}");
                if (In.Interface.Available is 1 or 9)
                    _seen.Add($"<{In.Interface.Available}>");
            }
        }
    }
}
