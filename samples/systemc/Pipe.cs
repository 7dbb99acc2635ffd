using System.Globalization;
using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>Three arithmetic stages between signals; the test bench is the clock.</summary>
public static class Pipe
{
    private delegate (double First, double Second) Operation(double a, double b);

    /// <summary>Runs 50 cycles.</summary>
    public static IReadOnlyList<string> Run()
    {
        List<string> lines = [];
        SimulationBuilder builder = Examples.Builder();
        Top top = builder.Add("top", context => new Top(context, lines));
        Simulation simulation = builder.Elaborate();
        simulation.Advance(SimTime.Zero);
        for (int i = 0; i < 50; i++)
        {
            top.Clock.Write(true);
            simulation.Advance(Examples.Ns(10));
            top.Clock.Write(false);
            simulation.Advance(Examples.Ns(10));
        }
        return lines;
    }

    private sealed class Top : Component
    {
        public Top(ComponentContext context, List<string> lines)
            : base(context)
        {
            Clock = new Signal<bool>(this, "clk");
            Signal<double>[] wires = [.. new[] { "in1", "in2", "sum", "diff", "prod", "quot", "powr" }.Select(name => new Signal<double>(this, name))];
            var source = new NumberSource(Context.Child("numgen"));
            var add = new Stage(Context.Child("stage1"), static (a, b) => (a + b, a - b));
            var multiply = new Stage(Context.Child("stage2"), static (a, b) => (a * NonZero(b), a / NonZero(b)));
            var power = new Stage(Context.Child("stage3"), static (a, b) => (a > 0 && b > 0 ? Math.Pow(a, b) : 0, 0));
            var display = new Display(Context.Child("display"), lines);
            source.Bind(Clock, wires[0], wires[1]);
            add.Bind(Clock, wires[0], wires[1], wires[2], wires[3]);
            multiply.Bind(Clock, wires[2], wires[3], wires[4], wires[5]);
            power.Bind(Clock, wires[4], wires[5], wires[6], null);
            display.Bind(Clock, wires[6]);
        }

        public Signal<bool> Clock { get; }

        private static double NonZero(double b) => b == 0 ? 5 : b;
    }

    private sealed class NumberSource : Component
    {
        private readonly SignalIn<bool> _clock;
        private readonly SignalOut<double> _first;
        private readonly SignalOut<double> _second;
        private double _a = 134.56;
        private double _b = 98.24;

        public NumberSource(ComponentContext context)
            : base(context)
        {
            (_clock, _first, _second) = (new(this, "clk"), new(this, "out1"), new(this, "out2"));
            Method("generate", Generate).SensitiveTo(_clock.PositiveEdge).DontInitialize();
        }

        public void Bind(Signal<bool> clock, Signal<double> first, Signal<double> second)
        {
            _clock.Bind(clock);
            _first.Bind(first);
            _second.Bind(second);
        }

        private void Generate()
        {
            _first.Write(_a -= 1.5);
            _second.Write(_b -= 2.8);
        }
    }

    private sealed class Stage : Component
    {
        private readonly SignalIn<bool> _clock;
        private readonly SignalIn<double> _a;
        private readonly SignalIn<double> _b;
        private readonly SignalOut<double> _first;
        private readonly SignalOut<double> _second;
        private readonly Operation _operation;

        public Stage(ComponentContext context, Operation operation)
            : base(context)
        {
            (_clock, _a, _b, _operation) = (new(this, "clk"), new(this, "in1"), new(this, "in2"), operation);
            (_first, _second) = (new(this, "out1"), new(this, "out2") { IsOptional = true });
            Method("work", Work).SensitiveTo(_clock.PositiveEdge).DontInitialize();
        }

        public void Bind(Signal<bool> clock, Signal<double> a, Signal<double> b, Signal<double> first, Signal<double>? second)
        {
            _clock.Bind(clock);
            _a.Bind(a);
            _b.Bind(b);
            _first.Bind(first);
            if (second is not null)
                _second.Bind(second);
        }

        private void Work()
        {
            (double first, double second) = _operation(_a.Value, _b.Value);
            _first.Write(first);
            if (_second.IsBound)
                _second.Write(second);
        }
    }

    private sealed class Display : Component
    {
        private readonly SignalIn<bool> _clock;
        private readonly SignalIn<double> _value;

        public Display(ComponentContext context, List<string> lines)
            : base(context)
        {
            (_clock, _value) = (new(this, "clk"), new(this, "in"));
            Method("print", () => lines.Add($"Result = {_value.Value.ToString("F6", CultureInfo.InvariantCulture)}")).SensitiveTo(_clock.PositiveEdge).DontInitialize();
        }

        public void Bind(Signal<bool> clock, Signal<double> value)
        {
            _clock.Bind(clock);
            _value.Bind(value);
        }
    }
}
