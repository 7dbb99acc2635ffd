using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>How well a fifo of a given size evens out bursts: a producer of random bursts, a consumer of steady speed.</summary>
public static class SimplePerformance
{
    /// <summary>Runs it for a fifo of 10 characters.</summary>
    public static IReadOnlyList<string> Run() => Run(10);

    /// <summary>Runs it for a fifo of some size.</summary>
    public static IReadOnlyList<string> Run(int size)
    {
        SimulationBuilder builder = Examples.Builder();
        CharacterFifo fifo = builder.Add("fifo", context => new CharacterFifo(context, size));
        builder.Add("producer", static context => new Producer(context)).Out.Bind(fifo);
        builder.Add("consumer", static context => new Consumer(context)).In.Bind(fifo);
        builder.Elaborate().Run();
        return
        [
            "",
            $"Fifo size is: {size}",
            FormattableString.Invariant($"Average fifo fill depth: {fifo.AverageFill:G6}"),
            $"Maximum fifo fill depth: {fifo.MostUsed}",
            $"Average transfer time per character: {SimTime.FromPicoseconds((fifo.LastRead / fifo.Reads).Femtoseconds / 1000)}",
            $"Total characters transferred: {fifo.Reads}",
            $"Total time: {fifo.LastRead}",
        ];
    }

    private sealed class Producer : Component
    {
        private readonly LibcRandom _random = new();

        public Producer(ComponentContext context)
            : base(context)
        {
            Out = new InterfacePort<ICharacterWriter>(this, "out");
            Thread("run", RunAsync);
        }

        public InterfacePort<ICharacterWriter> Out { get; }

        private async SimTask RunAsync()
        {
            int place = 0;
            for (int left = 100_000; left > 0; await DelayIf(left))
            {
                int burst = 1 + (int)(19.0 * _random.Next() / int.MaxValue);
                left -= burst;
                for (; burst > 0; burst--)
                {
                    await Out.Interface.WriteAsync(SimpleFifo.Text[place]);
                    place = (place + 1) % SimpleFifo.Text.Length;
                }
            }
        }

        private async SimTask DelayIf(int left)
        {
            if (left > 0)
                await Delay(Examples.Ns(1000));
        }
    }

    private sealed class Consumer : Component
    {
        public Consumer(ComponentContext context)
            : base(context)
        {
            In = new InterfacePort<ICharacterReader>(this, "in");
            Thread("run", RunAsync);
        }

        public InterfacePort<ICharacterReader> In { get; }

        private async SimTask RunAsync()
        {
            while (true)
            {
                await In.Interface.ReadAsync();
                await Delay(Examples.Ns(100));
            }
        }
    }
}
