using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Storage.Tests;

public class StreamTests
{
    /// <summary>The rule that streams must obey, on random shapes: one stream against the same steps sent one by one under the same window.</summary>
    [Fact]
    public void A_stream_ends_when_its_steps_sent_one_by_one_would()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Cases(), item =>
        {
            MemoryOptions options = Bench.Options(item.Latency, 16);
            LinkTiming link = new() { Latency = SimTime.FromNanoseconds(item.Link), Bandwidth = item.LinkRate == 0 ? null : Bandwidth.FromBytesPerSecond(item.LinkRate * 1_000_000_000L) };
            Bench single = Bench.Run(options, item.Steps, item.Window, Bench.Read, link);
            StreamShape shape = StreamShape.Contiguous(item.Steps * 64L, 64, item.Window);
            Bench stream = Bench.Run(options, 1, 1, (_, payload) => AsStream(payload, 0, shape), link);
            return single.Requester.End == stream.Requester.End && single.Statistic("data_bus", "integral") == stream.Statistic("data_bus", "integral");
        }));
    }

    [Fact]
    public void A_stream_that_leaves_the_memory_is_an_address_error()
    {
        MemoryOptions options = Bench.Options(100, 8) with { Capacity = DataSize.FromBytes(1000) };
        StreamShape[] shapes = [new(64, 312, 4), new(64, 313, 4), new(64, -312, 4), new(64, -312, 4)];
        ulong[] addresses = [0, 0, 936, 935];
        Bench bench = Bench.Run(options, 4, 1, (i, payload) => AsStream(payload, addresses[i], shapes[i]));
        ResponseStatus[] expected = [ResponseStatus.Ok, ResponseStatus.AddressError, ResponseStatus.Ok, ResponseStatus.AddressError];
        Assert.Equal(expected, bench.Requester.Responses.Select(response => response.Status));
    }

    private static Payload AsStream(Payload payload, ulong address, StreamShape shape)
    {
        payload.SetRead(address, shape.Bytes).Stream = shape;
        return payload;
    }

    /// <summary>Links without serialisation, slower than the bus, as fast and faster.</summary>
    private static Arbitrary<(int Latency, int Link, int LinkRate, int Steps, int Window)> Cases()
    {
        return Arb.From(
            from latency in Gen.Choose(1, 100)
            from link in Gen.Choose(0, 20)
            from rate in Gen.Elements(0, 8, 16, 32, 64)
            from steps in Gen.Choose(1, 60)
            from window in Gen.Choose(1, 60)
            select (latency, link, rate, steps, window));
    }
}
