using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>A chain of signals that a clock moves on, reached through exports of its ends.</summary>
public static class DelayPipe
{
    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        List<string> lines = [];
        SimulationBuilder builder = Examples.Builder();
        builder.Add("top", context => new Top(context, lines));
        builder.Elaborate().Advance(Examples.Ns(10));
        return lines;
    }

    private sealed class Top : Component
    {
        public Top(ComponentContext context, List<string> lines)
            : base(context)
        {
            var clock = new Clock(this, "clock", Examples.Ns(1));
            var pipe = new Stages<UInt128>(Context.Child("pipe"), 4, clock);
            var reader = new SignalIn<UInt128>(this, "from_pipe");
            var writer = new SignalOut<UInt128>(this, "to_pipe");
            UInt128 count = 0;
            Method("extract", () => lines.Add($"{Now.Femtoseconds / 1000}: {reader.Value}")).SensitiveTo(clock.PositiveEdge).DontInitialize();
            Method("insert", () => writer.Write(count++)).SensitiveTo(clock.PositiveEdge);
            reader.Bind(pipe.Out);
            writer.Bind(pipe.In);
        }
    }

    private sealed class Stages<T> : Component
    {
        private readonly Signal<T>[] _stages;

        public Stages(ComponentContext context, int count, Clock clock)
            : base(context)
        {
            _stages = [.. Enumerable.Range(0, count).Select(i => new Signal<T>(this, $"stage{i}"))];
            In = new InterfaceExport<ISignal<T>>(this, "in", _stages[0]);
            Out = new InterfaceExport<IReadOnlySignal<T>>(this, "out", _stages[^1]);
            Method("move", Move).SensitiveTo(clock.PositiveEdge);
        }

        public InterfaceExport<ISignal<T>> In { get; }

        public InterfaceExport<IReadOnlySignal<T>> Out { get; }

        private void Move()
        {
            for (int i = _stages.Length - 1; i > 0; i--)
                _stages[i].Write(_stages[i - 1].Value);
        }
    }
}
