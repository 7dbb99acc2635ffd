using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>Data over three signals with a ready-valid handshake, with ports of a model's own make, under a reset that the test bench gives.</summary>
public static class ReadyValid
{
    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        List<string> lines = ["producer dut consumer "];
        SimulationBuilder builder = Examples.Builder();
        Top top = builder.Add("top", context => new Top(context, lines));
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
        public Top(ComponentContext context, List<string> lines)
            : base(context)
        {
            Reset = new Signal<bool>(this, "reset");
            var clock = new Clock(this, "clock", Examples.Ns(1));
            var toDut = new Handshake<byte>(this, "to_dut");
            var fromDut = new Handshake<byte>(this, "from_dut");
            _ = new Dut(Context.Child("dut"), clock, Reset, toDut, fromDut, lines);
            _ = new TestBench(Context.Child("tb"), clock, Reset, toDut, fromDut, lines);
        }

        public Signal<bool> Reset { get; }
    }

    private sealed class Handshake<T>(Component owner, string name)
    {
        public Signal<T> Data { get; } = new(owner, $"{name}_data");

        public Signal<bool> Ready { get; } = new(owner, $"{name}_ready");

        public Signal<bool> Valid { get; } = new(owner, $"{name}_valid");
    }

    private abstract class Clocked : Component
    {
        protected Clocked(ComponentContext context)
            : base(context)
        {
        }

        protected async SimTask<T> ReadAsync<T>(Handshake<T> from)
        {
            from.Ready.Write(true);
            do
                await Wait();
            while (!from.Valid.Value);
            from.Ready.Write(false);
            return from.Data.Value;
        }

        protected async SimTask WriteAsync<T>(Handshake<T> to, T value)
        {
            to.Data.Write(value);
            to.Valid.Write(true);
            do
                await Wait();
            while (!to.Ready.Value);
            to.Valid.Write(false);
        }

        protected void Start(string name, Func<SimTask> body, Clock clock, Signal<bool> reset) =>
            Thread(name, body).SensitiveTo(clock.PositiveEdge).DontInitialize().ResetSignalIs(reset, false);
    }

    private sealed class Dut : Clocked
    {
        private readonly Handshake<byte> _in;
        private readonly Handshake<byte> _out;
        private readonly List<string> _lines;

        public Dut(ComponentContext context, Clock clock, Signal<bool> reset, Handshake<byte> input, Handshake<byte> output, List<string> lines)
            : base(context)
        {
            (_in, _out, _lines) = (input, output, lines);
            Start("run", RunAsync, clock, reset);
        }

        private async SimTask RunAsync()
        {
            _in.Ready.Write(false);
            _out.Valid.Write(false);
            await Wait();
            byte[] data = new byte[10];
            while (true)
            {
                for (int count = 0; count < data.Length; count++)
                {
                    for (int i = 0; i < count; i++)
                    {
                        data[i] = await ReadAsync(_in);
                        _lines.Add($"         {data[i],3}          {Now}");
                    }
                    for (int i = 0; i < count; i++)
                        await WriteAsync(_out, data[i]);
                }
            }
        }
    }

    private sealed class TestBench : Clocked
    {
        private readonly Handshake<byte> _toDut;
        private readonly Handshake<byte> _fromDut;
        private readonly List<string> _lines;

        public TestBench(ComponentContext context, Clock clock, Signal<bool> reset, Handshake<byte> toDut, Handshake<byte> fromDut, List<string> lines)
            : base(context)
        {
            (_toDut, _fromDut, _lines) = (toDut, fromDut, lines);
            Start("consumer", ConsumeAsync, clock, reset);
            Start("producer", ProduceAsync, clock, reset);
        }

        private async SimTask ConsumeAsync()
        {
            _fromDut.Ready.Write(false);
            await Wait();
            for (int i = 0; i < 40; i++)
                _lines.Add($"               {await ReadAsync(_fromDut),3}    {Now}");
            Context.Simulation.RequestStop();
        }

        private async SimTask ProduceAsync()
        {
            _toDut.Valid.Write(false);
            await Wait();
            for (int i = 0; ; i++)
            {
                _lines.Add($"  {i,3}                 {Now}");
                await WriteAsync(_toDut, (byte)i);
                if (i > 0 && i % 6 == 0)
                    await Wait(i);
            }
        }
    }
}
