using Tlm.Transactions.Tests.Support;

namespace Tlm.Transactions.Tests.Interconnect;

public sealed class BusRules
{
    private readonly Bench _bench = new();
    private readonly Bus _bus;
    private readonly FunctionalMemory _low;
    private readonly FunctionalMemory _high;
    private readonly Part _part;
    private readonly InitiatorSocket _socket;

    public BusRules()
    {
        _bus = _bench.Add("bus", static context => new Bus(context, new BusOptions
        {
            Map = [Range("low", 0, 0x1000), Range("high", 0x1000, 0x1000)],
            ForwardLatency = Bench.Ns(2),
            ReturnLatency = Bench.Ns(3),
        }));
        _low = _bench.Add("low", Memory);
        _high = _bench.Add("high", Memory);
        _part = _bench.Add("cpu");
        _socket = new InitiatorSocket(_part, "mem");
        _bench.Connect(_socket, _bus.In).Connect(_bus.Targets[0], _low.Port).Connect(_bus.Targets[1], _high.Port);
    }

    [Fact]
    public void A_loosely_timed_call_passes_through_and_gains_the_latencies()
    {
        Payload write = Data(1, 2, 3, 4).SetWrite(0x1010, 4);
        SimTime delay = Bench.Ns(1);
        Does(() => _socket.BTransport(write, ref delay));
        Assert.True(write.IsOk);
        Assert.Equal((Bench.Ns(1 + 2 + 10 + 3), 0x1010UL), (delay, write.Address));
        byte[] stored = new byte[4];
        _high.Store.Read(0x10, stored);
        Assert.Equal(new byte[] { 1, 2, 3, 4 }, stored);
    }

    [Fact]
    public void A_burst_over_the_end_of_a_target_comes_back_as_address_error()
    {
        Payload read = Data(0, 0, 0, 0, 0, 0, 0, 0).SetRead(0xffc, 8);
        SimTime delay = SimTime.Zero;
        Does(() => _socket.BTransport(read, ref delay));
        Assert.Equal(ResponseStatus.AddressError, read.ResponseStatus);
        Assert.Contains("run over the end of 'low' at 0x0-0xfff of 'bus'", read.ErrorDetail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_direct_memory_pointer_is_cut_to_the_range_and_fails_after_its_invalidation()
    {
        var region = new DmiRegion();
        Payload ask = new Payload().SetRead(0x1004, 4);
        TransportException? error = null;
        TransportException? outside = null;
        Does(() =>
        {
            Assert.True(_socket.GetDirectMemoryPointer(ask, region));
            Assert.Equal((0x1000UL, 0x1fffUL, DmiAccess.ReadWrite, Bench.Ns(10)), (region.Start, region.End, region.Access, region.ReadLatency));
            region.Write(0x1004, [9, 8]);
            outside = Assert.Throws<TransportException>(() => region.Read(0x1fff, new byte[2]));
            _low.InvalidateDirectMemory();
            Assert.True(region.IsValid);
            _high.InvalidateDirectMemory();
            error = Assert.Throws<TransportException>(() => region.Read(0x1004, new byte[2]));
        });
        Assert.Equal((TransportRule.DmiInvalidated, TransportRule.DmiUse), (error!.Rule, outside!.Rule));
        byte[] stored = new byte[2];
        _high.Store.Read(4, stored);
        Assert.Equal(new byte[] { 9, 8 }, stored);
    }

    [Fact]
    public void Debug_transport_takes_no_time_and_reaches_the_bytes()
    {
        Payload write = Data(5, 6).SetWrite(0x20, 2);
        long moved = 0;
        Does(() => moved = _socket.TransportDebug(write));
        byte[] stored = new byte[2];
        _low.Store.Read(0x20, stored);
        Assert.Equal((2L, (byte)5, (byte)6), (moved, stored[0], stored[1]));
    }

    private static Payload Data(params byte[] bytes) => new() { Data = bytes };

    private static BusRange Range(string name, long start, long size) => new() { Name = name, Base = start, Size = DataSize.FromBytes(size) };

    private static FunctionalMemory Memory(ComponentContext context) => new(context, new FunctionalMemoryOptions { Size = DataSize.FromBytes(0x1000) });

    private void Does(Action action)
    {
        _part.Does("run", async () =>
        {
            action();
            await SimTask.CompletedTask;
        });
        _bench.Run();
    }
}
