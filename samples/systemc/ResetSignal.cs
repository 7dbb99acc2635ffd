using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>A producer and a consumer with a ready-valid handshake, started afresh by a reset signal.</summary>
public static class ResetSignal
{
    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        List<string> lines = [];
        SimulationBuilder builder = Examples.Builder();
        builder.Add("testbench", context => new TestBench(context, lines));
        builder.Elaborate().Advance(Examples.Ns(5000));
        lines.Add("Done");
        return lines;
    }

    private sealed class TestBench : Component
    {
        private readonly Signal<bool> _reset;

        public TestBench(ComponentContext context, List<string> lines)
            : base(context)
        {
            var clock = new Clock(this, "clock", Examples.Ns(1));
            var ready = new Signal<bool>(this, "ready");
            var valid = new Signal<bool>(this, "valid");
            var value = new Signal<int>(this, "value");
            _reset = new Signal<bool>(this, "reset");
            _ = new Consumer(Context.Child("consumer"), clock, _reset, ready, valid, value, lines);
            _ = new Producer(Context.Child("producer"), clock, _reset, ready, valid, value);
            Thread("run", RunAsync).SensitiveTo(clock.PositiveEdge).DontInitialize();
        }

        private async SimTask RunAsync()
        {
            for (int state = 0; state < 100; state++)
            {
                _reset.Write(state % 20 != 12);
                await Wait();
            }
            Context.Simulation.RequestStop();
        }
    }

    private sealed class Consumer : Component
    {
        private readonly SignalOut<bool> _ready;
        private readonly SignalIn<bool> _valid;
        private readonly SignalIn<int> _value;
        private readonly List<string> _lines;

        public Consumer(ComponentContext context, Clock clock, Signal<bool> reset, Signal<bool> ready, Signal<bool> valid, Signal<int> value, List<string> lines)
            : base(context)
        {
            _lines = lines;
            var clockPort = new SignalIn<bool>(this, "clk");
            var resetPort = new SignalIn<bool>(this, "reset");
            (_ready, _valid, _value) = (new(this, "ready"), new(this, "valid"), new(this, "value"));
            Thread("run", RunAsync).SensitiveTo(clockPort.PositiveEdge).DontInitialize().ResetSignalIs(resetPort, false);
            clockPort.Bind(clock);
            resetPort.Bind(reset);
            _ready.Bind(ready);
            _valid.Bind(valid);
            _value.Bind(value);
        }

        private async SimTask RunAsync()
        {
            _lines.Add($"{Now}: reset");
            while (true)
            {
                _ready.Write(true);
                do
                    await Wait();
                while (!_valid.Value);
                _lines.Add($"{Now}: {_value.Value}");
            }
        }
    }

    private sealed class Producer : Component
    {
        private readonly SignalIn<bool> _ready;
        private readonly SignalOut<bool> _valid;
        private readonly SignalOut<int> _value;

        public Producer(ComponentContext context, Clock clock, Signal<bool> reset, Signal<bool> ready, Signal<bool> valid, Signal<int> value)
            : base(context)
        {
            (_ready, _valid, _value) = (new(this, "ready"), new(this, "valid"), new(this, "value"));
            Thread("run", RunAsync).SensitiveTo(clock.PositiveEdge).DontInitialize().ResetSignalIs(reset, false);
            _ready.Bind(ready);
            _valid.Bind(valid);
            _value.Bind(value);
        }

        private async SimTask RunAsync()
        {
            _value.Write(0);
            while (true)
            {
                _valid.Write(true);
                do
                    await Wait();
                while (!_ready.Value);
                _value.Write(_value.Value + 1);
            }
        }
    }
}
