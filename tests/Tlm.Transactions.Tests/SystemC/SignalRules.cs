using Tlm.Transactions.Tests.Support;

namespace Tlm.Transactions.Tests.SystemC;

public sealed class SignalRules
{
    private readonly Bench _bench = new();
    private readonly Part _part;

    public SignalRules() => _part = _bench.Add("top");

    [Fact]
    public void A_written_value_is_read_in_the_next_delta_cycle()
    {
        var signal = new Signal<int>(_part, "s");
        List<int> seen = [];
        _part.Does("run", async () =>
        {
            signal.Write(1);
            signal.Write(2);
            seen.Add(signal.Value);
            await signal.ValueChanged;
            seen.Add(signal.Value);
            Assert.True(signal.HasChanged);
            await _part.Wait(SimTime.Zero);
            Assert.False(signal.HasChanged);
        });
        _bench.Run();
        Assert.Equal([0, 2], seen);
    }

    [Fact]
    public void Two_processes_that_swap_two_signals_see_each_others_old_values()
    {
        var a = new Signal<int>(_part, "a", 1);
        var b = new Signal<int>(_part, "b", 2);
        _part.Reacts("ab", () => a.Write(b.Value)).DontInitialize().SensitiveTo(_part.Event("never"));
        _part.Does("swap_a", async () =>
        {
            await _part.Wait(Bench.Ns(1));
            a.Write(b.Value);
        });
        _part.Does("swap_b", async () =>
        {
            await _part.Wait(Bench.Ns(1));
            b.Write(a.Value);
        });
        _bench.Run();
        Assert.Equal((2, 1), (a.Value, b.Value));
    }

    [Fact]
    public void An_equal_value_is_no_change_except_in_a_buffer()
    {
        var signal = new Signal<int>(_part, "signal", 5);
        var buffer = new Signal<int>(_part, "buffer", 5, notifiesEveryWrite: true);
        int signals = 0, buffers = 0;
        _part.Reacts("on_signal", () => signals++).SensitiveTo(signal.ValueChanged).DontInitialize();
        _part.Reacts("on_buffer", () => buffers++).SensitiveTo(buffer.ValueChanged).DontInitialize();
        _part.Does("write", async () =>
        {
            for (int i = 0; i < 3; i++)
            {
                signal.Write(5);
                buffer.Write(5);
                await _part.Wait(Bench.Ns(1));
            }
        });
        _bench.Run();
        Assert.Equal((0, 3), (signals, buffers));
    }

    [Fact]
    public void A_second_driver_is_an_error_that_names_both()
    {
        var signal = new Signal<int>(_part, "s");
        _part.Does("first", () => Drive(signal, 1));
        _part.Does("second", () => Drive(signal, 2));
        var error = Assert.ThrowsAny<SimulationException>(() => _bench.Run());
        Assert.Contains("top.s has two drivers: top.first and top.second", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_writers_may_drive_in_different_delta_cycles_only()
    {
        var signal = new Signal<int>(_part, "s", policy: WriterPolicy.OnePerDelta);
        _part.Does("first", () => Drive(signal, 1));
        _part.Does("second", async () =>
        {
            await _part.Wait(Bench.Ns(1));
            signal.Write(2);
        });
        _bench.Run();
        Assert.Equal(2, signal.Value);
    }

    [Fact]
    public void A_clock_has_its_period_its_duty_and_its_first_edge()
    {
        var clock = new Clock(_part, "clk", Bench.Ns(10), highTime: Bench.Ns(3), start: Bench.Ns(2));
        List<(long, bool)> edges = [];
        _part.Reacts("watch", () => edges.Add((_part.Now.Femtoseconds / 1_000_000, clock.Value))).SensitiveTo(clock.ValueChanged).DontInitialize();
        int rising = 0, falling = 0;
        _part.Reacts("rising", () => rising++).SensitiveTo(clock.PositiveEdge).DontInitialize();
        _part.Reacts("falling", () => falling++).SensitiveTo(clock.NegativeEdge).DontInitialize();
        _bench.Elaborate().RunUntil(Bench.Ns(24));
        Assert.Equal([(2, true), (5, false), (12, true), (15, false), (22, true)], edges);
        Assert.Equal((3, 2), (rising, falling));
    }

    [Fact]
    public void A_clock_whose_high_time_does_not_fit_its_period_is_refused() =>
        Assert.Throws<ElaborationException>(() => new Clock(_part, "clk", Bench.Ns(10), highTime: Bench.Ns(10)));

    [Fact]
    public void A_tracer_sees_every_change_of_signals_and_channels()
    {
        var tracer = new Recorder();
        _part.Context.Simulation.Tracer = tracer;
        var signal = new Signal<bool>(_part, "s");
        var fifo = new Fifo<int>(_part, "f", 4);
        var output = new OutPort<int>(_part, "out");
        var input = new InPort<int>(_bench.Add("other"), "in");
        _bench.Connect(output, input);
        _part.Does("run", async () =>
        {
            signal.Write(true);
            await fifo.WriteAsync(1);
            await output.SendAsync(7);
            await _part.Wait(Bench.Ns(1));
            await input.ReceiveAsync();
        });
        _bench.Run();
        Assert.Equal(["top.s=0", "top.out->other.in=1", "top.s=1", "top.f=1", "top.out->other.in=0"], tracer.Seen);
    }

    private static async SimTask Drive(Signal<int> signal, int value)
    {
        signal.Write(value);
        await SimTask.CompletedTask;
    }

    private sealed class Recorder : ITracer
    {
        private readonly List<string> _names = [];

        public List<string> Seen { get; } = [];

        public int Declare(string name, Type type, string partition)
        {
            _names.Add(name);
            return _names.Count - 1;
        }

        public void Change(int source, SimTime time, long value) => Seen.Add($"{_names[source]}={value}");

        public void Change(int source, SimTime time, string value) => Seen.Add($"{_names[source]}={value}");
    }
}
