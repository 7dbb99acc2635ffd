using Tlm.Kernel;
using Tlm.Transactions.Tests.Support;

namespace Tlm.Transactions.Tests.SystemC;

public sealed class InterfaceRules
{
    private readonly Bench _bench = new();
    private readonly Part _part;
    private readonly List<string> _log = [];

    public InterfaceRules() => _part = _bench.Add("top");

    private interface INamed
    {
        string Name { get; }
    }

    [Fact]
    public void A_port_bound_through_ports_and_exports_calls_the_channel_at_the_end()
    {
        var inner = new InterfacePort<INamed>(_part, "inner");
        var outer = new InterfacePort<INamed>(_part, "outer");
        var export = new InterfaceExport<INamed>(_part, "export");
        var exportWithin = new InterfaceExport<INamed>(_part, "export_within", new Thing("it"));
        inner.Bind(outer);
        _bench.Connect(outer, export).Connect(export, exportWithin);
        _bench.Elaborate();
        Assert.Equal("it", inner.Interface.Name);
    }

    [Fact]
    public void A_port_for_several_has_them_in_the_order_of_binding()
    {
        var within = new InterfacePort<INamed>(_part, "within", maximum: 0);
        var outside = new InterfacePort<INamed>(_part, "outside", maximum: 2);
        within.Bind(new Thing("a"));
        within.Bind(outside);
        outside.Bind(new Thing("b"));
        outside.Bind(new Thing("c"));
        _bench.Elaborate();
        Assert.Equal(["a", "b", "c"], Enumerable.Range(0, within.Count).Select(i => within[i].Name));
    }

    [Fact]
    public void More_interfaces_than_a_port_takes_are_refused()
    {
        var port = new InterfacePort<INamed>(_part, "port");
        port.Bind(new Thing("a"));
        port.Bind(new Thing("b"));
        Assert.Contains("interface port top.port (INamed) is bound to 2 interfaces, at most 1 was expected", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_interface_twice_is_refused()
    {
        var port = new InterfacePort<INamed>(_part, "port", maximum: 0);
        var thing = new Thing("a");
        port.Bind(thing);
        port.Bind(new InterfaceExport<INamed>(_part, "export", thing));
        Assert.Contains("top.port (INamed) is bound to a twice", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_end_that_leads_back_to_itself_is_refused()
    {
        var first = new InterfaceExport<INamed>(_part, "first");
        var second = new InterfaceExport<INamed>(_part, "second");
        first.Bind(second);
        second.Bind(first);
        Assert.Contains("is bound to itself, by way of others", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unbound_port_and_a_link_with_time_or_of_another_interface_are_refused()
    {
        var port = new InterfacePort<INamed>(_part, "port");
        var signal = new SignalIn<int>(_part, "signal");
        var export = new InterfaceExport<INamed>(_part, "export", new Thing("it"));
        string slow = Assert.Throws<ElaborationException>(() => _bench.Connect(port, export, new LinkTiming { Latency = Bench.Ns(1) })).Message;
        Assert.Contains("such a link has no latency, bandwidth or capacity", slow, StringComparison.Ordinal);
        string wrong = Assert.Throws<ElaborationException>(() => _bench.Connect(signal, export)).Message;
        Assert.Contains("signal in top.signal (IReadOnlySignal<Int32>) cannot be connected to interface export top.export (INamed)", wrong, StringComparison.Ordinal);
        Assert.Contains("interface port top.port (INamed) is not bound", Refused(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => port.Interface);
    }

    [Fact]
    public void An_interface_in_another_partition_is_refused()
    {
        var builder = new SimulationBuilder();
        Part here = builder.Add("here", static context => new Part(context), "left");
        Part there = builder.Add("there", static context => new Part(context), "right");
        new SignalIn<bool>(here, "port").Bind(new Signal<bool>(there, "signal"));
        string message = Assert.Throws<ElaborationException>(builder.Elaborate).Message;
        Assert.Contains("here.port (IReadOnlySignal<Boolean>) in partition 'left' is bound to there.signal in partition 'right'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Processes_are_sensitive_to_events_of_ports_that_are_bound_later()
    {
        var clock = new SignalIn<bool>(_part, "clock");
        var other = _part.Event("other");
        _part.Reacts("m", () => Log("ran")).SensitiveTo(clock.PositiveEdge, other).DontInitialize();
        _part.Does("t", async () =>
        {
            await clock.NegativeEdge;
            Log("fell");
            Log($"{(await clock.PositiveEdge.WaitAsync(Bench.Ns(1))).TimedOut}");
            other.Notify();
        });
        clock.Bind(new Clock(_part, "clk", Bench.Ns(10), daemon: true));
        _bench.Elaborate().RunUntil(Bench.Ns(8));
        Assert.Equal(["0: ran", "5: fell", "6: True", "6: ran"], _log);
    }

    [Fact]
    public void A_port_for_several_signals_finds_the_event_of_each()
    {
        var signals = new InterfacePort<IReadOnlySignal<bool>>(_part, "signals", maximum: 0);
        Signal<bool>[] bound = [new(_part, "a"), new(_part, "b")];
        _part.Reacts("m", () => Log("ran")).SensitiveTo(signals.Find(static s => s.ValueChanged)).DontInitialize();
        foreach (Signal<bool> signal in bound)
            signals.Bind(signal);
        _part.Does("write", async () =>
        {
            bound[0].Write(true);
            await _part.Wait(Bench.Ns(1));
            bound[1].Write(true);
        });
        _bench.Run();
        Assert.Equal(["0: ran", "1: ran"], _log);
    }

    [Fact]
    public void An_initial_value_is_there_from_the_first_update_on()
    {
        var port = new SignalOut<int>(_part, "port");
        var signal = new Signal<int>(_part, "signal");
        port.Initialize(7);
        port.Bind(signal);
        _part.Does("look", async () =>
        {
            await _part.Wait(SimTime.Zero);
            Log($"{signal.Value}");
        });
        _bench.Run();
        Assert.Equal(["0: 7"], _log);
    }

    private string Refused() => Assert.Throws<ElaborationException>(_bench.Elaborate).Message;

    private void Log(string text) => _log.Add($"{_part.Now.Femtoseconds / 1_000_000}: {text}");

    private sealed record Thing(string Name) : INamed
    {
        public override string ToString() => Name;
    }
}
