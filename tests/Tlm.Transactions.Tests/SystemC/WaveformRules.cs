using Tlm.Observability.Recording;
using Tlm.Observability.Vcd;
using Tlm.Transactions.Tests.Support;
using Tlm.Widths;

namespace Tlm.Transactions.Tests.SystemC;

public sealed class WaveformRules : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.vcd");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Signals_of_every_kind_are_in_the_waveform_with_their_widths_and_initial_values()
    {
        var bench = new Bench();
        Part part = bench.Add("top");
        var tracer = new VcdTracer(new TraceFilter());
        part.Context.Simulation.Tracer = tracer;
        var flag = new Signal<bool>(part, "flag");
        var wire = new ResolvedSignal<Logic>(part, "wire");
        var bus = new ResolvedSignal<LogicVector>(part, "bus", new LogicVector(4));
        var count = new Signal<Signed<W5>>(part, "count", (Signed<W5>)(-1));
        var level = new Signal<double>(part, "level", -0.25);
        var wide = new Signal<Bits>(part, "wide", new Bits(66, 1));
        part.Does("run", async () =>
        {
            await part.Wait(Bench.Ns(1));
            flag.Write(true);
            wire.Write(Logic.One);
            bus.Write(LogicVector.Parse("01ZX"));
            count.Write((Signed<W5>)3);
            await part.Wait(Bench.Ns(1));
            wire.Write(Logic.Z);
            level.Write(1e-3);
            wide.Write(new Bits(66, 2));
        });
        var simulation = bench.Elaborate();
        tracer.Open(_path);
        simulation.Run();
        tracer.Finish();
        Assert.Equal(
            [
                "$version Tlm $end", "$timescale 1 ns $end", "$scope module top $end",
                "$var wire 1 ! flag $end", "$var wire 1 \" wire $end", "$var wire 4 # bus $end", "$var wire 5 $ count $end", "$var real 64 % level $end", "$var wire 66 & wide $end",
                "$upscope $end", "$enddefinitions $end",
                "#0", "0!", "X\"", "bXXXX #", "b11111 $", "r-0.25 %", $"b{new Bits(66, 1)} &",
                "#1", "1!", "1\"", "b01ZX #", "b00011 $",
                "#2", "Z\"", "r0.001 %", $"b{new Bits(66, 2)} &",
            ],
            File.ReadAllLines(_path));
    }
}
