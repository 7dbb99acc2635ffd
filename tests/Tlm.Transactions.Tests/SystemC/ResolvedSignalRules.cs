using Tlm.Transactions.Tests.Support;

namespace Tlm.Transactions.Tests.SystemC;

public sealed class ResolvedSignalRules
{
    private readonly Bench _bench = new();
    private readonly Part _part;

    public ResolvedSignalRules() => _part = _bench.Add("top");

    [Fact]
    public void What_several_drive_is_resolved_at_each_update()
    {
        var wire = new ResolvedSignal<Logic>(_part, "wire");
        Drive("first", (0, Logic.Zero), (1, Logic.Z));
        Drive("second", (0, Logic.Z), (2, Logic.One), (4, Logic.Z));
        Drive("third", (0, Logic.Z), (3, Logic.Zero), (5, Logic.Z));
        List<string> seen = [wire.Value.ToString()];
        _part.Reacts("watch", () => seen.Add($"{_part.Now}: {wire.Value}")).SensitiveTo(wire.ValueChanged).DontInitialize();
        _bench.Run();
        Assert.Equal(["X", "0 s: 0", "1 ns: Z", "2 ns: 1", "3 ns: X", "4 ns: 0", "5 ns: Z"], seen);
        Assert.Equal(3, wire.Drivers);

        void Drive(string name, params (int At, Logic Value)[] plan) => _part.Does(name, async () =>
        {
            foreach ((int at, Logic value) in plan)
            {
                if (Bench.Ns(at) > _part.Now)
                    await _part.Wait(Bench.Ns(at) - _part.Now);
                wire.Write(value);
            }
        });
    }

    [Fact]
    public void A_process_that_writes_twice_in_a_delta_cycle_drives_the_last_value()
    {
        var wire = new ResolvedSignal<Logic>(_part, "wire");
        _part.Does("run", async () =>
        {
            wire.Write(Logic.Zero);
            wire.Write(Logic.One);
            await wire.ValueChanged;
            Assert.Equal(Logic.One, wire.Value);
        });
        _bench.Run();
        Assert.Equal(1, wire.Drivers);
    }

    [Fact]
    public void Wires_of_a_vector_are_resolved_one_by_one_through_ports()
    {
        var bus = new ResolvedSignal<LogicVector>(_part, "bus", new LogicVector(4));
        var low = new SignalOut<LogicVector>(_part, "low");
        var high = new SignalOut<LogicVector>(_part, "high");
        var read = new SignalIn<LogicVector>(_part, "read");
        low.Bind(bus);
        high.Bind(bus);
        read.Bind(bus);
        _part.Does("drive_low", () => Once(() => low.Write(LogicVector.Parse("ZZ01"))));
        _part.Does("drive_high", () => Once(() => high.Write(LogicVector.Parse("10Z0"))));
        _bench.Run();
        Assert.Equal("100X", read.Value.ToString());
    }

    [Fact]
    public void A_wire_that_becomes_1_has_risen_and_one_that_becomes_0_has_fallen()
    {
        var wire = new ResolvedSignal<Logic>(_part, "wire");
        int rising = 0, falling = 0;
        _part.Reacts("rising", () => rising++).SensitiveTo(wire.PositiveEdge).DontInitialize();
        _part.Reacts("falling", () => falling++).SensitiveTo(wire.NegativeEdge).DontInitialize();
        _part.Does("run", async () =>
        {
            foreach (Logic value in new[] { Logic.One, Logic.Z, Logic.One, Logic.Zero, Logic.X, Logic.Zero, Logic.Zero })
            {
                wire.Write(value);
                await _part.Wait(Bench.Ns(1));
            }
        });
        _bench.Run();
        Assert.Equal((2, 2), (rising, falling));
    }

    [Fact]
    public void A_value_of_another_width_is_an_error_that_names_the_signal_and_the_process()
    {
        var bus = new ResolvedSignal<LogicVector>(_part, "bus", new LogicVector(4));
        _part.Does("run", () => Once(() => bus.Write(new LogicVector(5))));
        var error = Assert.ThrowsAny<SimulationException>(() => _bench.Run());
        Assert.Contains("signal top.bus has 4 bits and is written 5", error.Message, StringComparison.Ordinal);
        Assert.Equal("top.run", error.Process);
    }

    [Fact]
    public void A_vector_without_width_is_refused() =>
        Assert.Contains("signal top.bus has no width", Assert.Throws<ElaborationException>(() => new ResolvedSignal<LogicVector>(_part, "bus")).Message, StringComparison.Ordinal);

    private static async SimTask Once(Action act)
    {
        act();
        await SimTask.CompletedTask;
    }
}
