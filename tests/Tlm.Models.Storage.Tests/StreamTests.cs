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
            Bench stream = Bench.Run(options, 1, 1, (_, payload) => AsStream(payload.SetRead(0, item.Steps * 64L), shape), link);
            return single.Requester.End == stream.Requester.End && single.Statistic("data_bus", "integral") == stream.Statistic("data_bus", "integral");
        }));
    }

    [Fact]
    public void A_shorter_last_step_is_timed_as_such()
    {
        StreamShape shape = StreamShape.Contiguous(1000, 64, 100);
        Bench bench = Bench.Run(Bench.Options(100, 8), 1, 1, (_, payload) => AsStream(payload.SetRead(0, 1000), shape));
        Assert.Equal(SimTime.FromNanoseconds(100 + (1000 / 8)), bench.Requester.End);
    }

    [Fact]
    public void A_stream_that_leaves_the_memory_is_an_address_error()
    {
        MemoryOptions options = Bench.Options(100, 8) with { Capacity = DataSize.FromBytes(1000) };
        StreamShape inside = new(64, 312, 4);
        Bench bench = Bench.Run(options, 2, 1, (i, payload) => AsStream(payload.SetRead(0, 256), i == 0 ? inside : inside with { Stride = 313 }));
        Assert.Equal([ResponseStatus.Ok, ResponseStatus.AddressError], bench.Requester.Responses.Select(response => response.Status));
    }

    private static Payload AsStream(Payload payload, StreamShape shape)
    {
        payload.Stream = shape;
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
