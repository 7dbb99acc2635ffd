using Tlm.Kernel;
using Tlm.Transactions.Tests.Support;

namespace Tlm.Transactions.Tests.Sockets;

public sealed class PartitionRules
{
    private readonly SimulationBuilder _builder = new(new SimulationOptions { ReportStarvation = false });
    private readonly Part _initiator;
    private readonly FunctionalMemory _memory;
    private readonly InitiatorSocket _socket;

    public PartitionRules()
    {
        _initiator = _builder.Add("initiator", static context => new Part(context), "here");
        _memory = _builder.Add("memory", static context => new FunctionalMemory(context, new FunctionalMemoryOptions()), "there");
        _socket = new InitiatorSocket(_initiator, "mem");
        _builder.Connect(_socket, _memory.Port, new LinkTiming { Latency = Bench.Ns(5) });
    }

    [Fact]
    public void Blocking_transport_across_partitions_is_request_and_reply()
    {
        SimTime end = SimTime.Zero;
        Payload payload = new Payload { Data = new byte[] { 1, 2, 3, 4 } }.SetWrite(0x40, 4);
        _initiator.Does("run", async () =>
        {
            SimTime delay = await _socket.BTransportAsync(payload, Bench.Ns(2));
            end = _initiator.Now + delay;
        });
        _builder.Elaborate().Run();
        byte[] stored = new byte[4];
        _memory.Store.Read(0x40, stored);
        Assert.Equal((Bench.Ns(2 + 5 + 10 + 5), true), (end, payload.IsOk));
        Assert.Equal(new byte[] { 1, 2, 3, 4 }, stored);
    }

    [Fact]
    public void A_call_that_cannot_wait_is_refused_across_partitions()
    {
        SimTime delay = SimTime.Zero;
        _initiator.Does("run", async () =>
        {
            _socket.BTransport(new Payload().SetRead(0, 4), ref delay);
            await SimTask.CompletedTask;
        });
        var error = Assert.ThrowsAny<SimulationException>(() => _builder.Elaborate().Run());
        Assert.Contains("cannot-wait: initiator.mem reaches memory.port by request and reply", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Direct_memory_is_refused_across_partitions()
    {
        bool granted = true;
        _initiator.Does("run", async () =>
        {
            granted = _socket.GetDirectMemoryPointer(new Payload().SetRead(0, 4), new DmiRegion());
            await SimTask.CompletedTask;
        });
        _builder.Elaborate().Run();
        Assert.False(granted);
    }

    [Fact]
    public void Debug_transport_across_partitions_works_while_paused_and_is_refused_while_running()
    {
        bool refused = false;
        _initiator.Does("run", async () =>
        {
            var error = Assert.Throws<TransportException>(() => _socket.TransportDebug(Read()));
            refused = error.Rule == TransportRule.DebugTransport;
            await _initiator.Wait(Bench.Ns(10));
        });
        Simulation simulation = _builder.Elaborate();
        simulation.RunUntil(Bench.Ns(3));
        _memory.Store.Write(0, [7, 7, 7, 7]);
        Payload read = Read();
        Assert.Equal((4L, (byte)7, true), (_socket.TransportDebug(read), read.Data.Span[3], refused));
    }

    private static Payload Read() => new Payload { Data = new byte[4] }.SetRead(0, 4);
}
