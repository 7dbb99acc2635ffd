using FsCheck;
using FsCheck.Fluent;
using Tlm.Kernel;

namespace Tlm.Models.Storage.Tests;

/// <summary>Whole streams against the same streams step by step: several of one initiator, with any issue rule, over any link.</summary>
public class StepExactness
{
    [Fact]
    public void Streams_and_single_transfers_end_as_if_each_step_came_alone()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Arb.From(Systems()), system =>
        {
            Outcome whole = system.Run(unrolled: false);
            Outcome steps = system.Run(unrolled: true);
            Assert.Equal(steps.Responses, whole.Responses);
            Assert.Equal(steps.Counts, whole.Counts);
            return true;
        }));
    }

    [Fact]
    public void A_stream_that_meets_nobody_costs_no_event_a_step()
    {
        var shape = new StreamShape(64, 64, 1_000_000, Outstanding: 512);
        var system = new StepSystem(new MemoryCase(100, 32, 256), new LinkCase(5, 64), [new RequestCase(0, false, 0, shape)]);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Outcome whole = system.Run(unrolled: false);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{watch.Elapsed}");
        Assert.Equal(1_000_000, whole.Counts[0]);
    }

    private static Gen<StepSystem> Systems() =>
        from latency in Gen.Choose(0, 60)
        from rate in Gen.Choose(1, 64)
        from outstanding in Gen.Frequency((1, Gen.Choose(1, 6)), (1, Gen.Choose(7, 40)), (1, Gen.Constant(4096)))
        from link in Gen.Choose(0, 20)
        from linkRate in Gen.Elements(0, 0, 1, 8, 32, 64)
        from count in Gen.Choose(1, 6)
        from requests in Request().ArrayOf(count)
        select new StepSystem(new MemoryCase(latency, rate, outstanding), new LinkCase(link, linkRate), requests);

    private static Gen<RequestCase> Request() =>
        from delay in Gen.Elements(0, 0, 1, 7, 40, 300)
        from write in Gen.Elements(true, false)
        from header in Gen.Elements(0, 0, 16)
        from bytes in Gen.Elements(16, 32, 64, 100)
        from stride in Gen.Elements(-64, 0, 64, 128)
        from steps in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(1, 40)), (1, Gen.Choose(41, 300)))
        from outer in Gen.Choose(1, 2)
        from perCycle in Gen.Choose(1, 3)
        from window in Gen.Frequency((1, Gen.Choose(1, 4)), (2, Gen.Choose(5, 64)), (1, Gen.Constant(100_000)))
        from cycle in Gen.Elements(0, 0, 0, 1, 3)
        select new RequestCase(
            delay, write, header,
            steps == 0 ? null : new StreamShape(bytes, stride, steps, 512, outer, perCycle, window) { Cycle = SimTime.FromNanoseconds(cycle) });
}

internal sealed record MemoryCase(long Latency, long Rate, int Outstanding);

internal sealed record LinkCase(long Latency, long Rate);

/// <summary>A request, so many nanoseconds after the one before; without a shape a single read or write.</summary>
internal sealed record RequestCase(long Delay, bool IsWrite, int Header, StreamShape? Shape)
{
    public Payload Fill(Payload payload)
    {
        const ulong at = 16_000;
        long bytes = Shape?.Bytes ?? 64;
        payload = IsWrite ? payload.SetWrite(at, bytes) : payload.SetRead(at, bytes);
        payload.HeaderBytes = Header;
        if (Shape is not null)
            payload.Stream = Shape;
        return payload;
    }
}

internal sealed record Outcome(IReadOnlyList<(int Request, SimTime Time, ResponseStatus Status)> Responses, IReadOnlyList<long> Counts);

internal sealed record StepSystem(MemoryCase Memory, LinkCase Link, RequestCase[] Requests)
{
    private const long Capacity = 36_000; // some steps leave it

    public override string ToString() => $"{Memory} {Link}\n{string.Join('\n', Requests.Select(request => request.ToString()))}";

    public Outcome Run(bool unrolled)
    {
        var builder = new SimulationBuilder();
        builder.Context.UnrollsStreams = unrolled;
        Sender sender = builder.Add("cpu", context => new Sender(context, Requests));
        MemoryOptions options = Bench.Options(Memory.Latency, Memory.Rate, Memory.Outstanding) with { Capacity = DataSize.FromBytes(Requests.Length == 1 ? 1 << 30 : Capacity) };
        SimpleMemory memory = builder.Add("mem", context => new SimpleMemory(context, options));
        builder.Connect(sender.Port, memory.Port, new LinkTiming
        {
            Latency = SimTime.FromNanoseconds(Link.Latency),
            Bandwidth = Link.Rate == 0 ? null : Bandwidth.FromBytesPerSecond(Link.Rate * 1_000_000_000L),
        });
        long end = builder.Elaborate().Run().End.Femtoseconds;
        long Value(string statistic, string value) => (long)memory.Statistics.All.Single(s => s.Name == statistic).Snapshot(end).Values.Single(v => v.Name == value).Value;
        return new Outcome(
            sender.Responses,
            [
                Value("reads", "value"), Value("writes", "value"), Value("bytes_read", "value"), Value("bytes_written", "value"), Value("errors", "value"),
                Value("data_bus", "integral"), .. memory.Energy.Causes.Select(cause => (long)cause.Total(end)),
            ]);
    }

    private sealed class Sender : Component
    {
        public Sender(ComponentContext context, RequestCase[] requests)
            : base(context)
        {
            Port = new InitiatorSocket(this, "mem");
            var pool = new PayloadPool();
            Thread("send", async () =>
            {
                for (int i = 0; i < requests.Length; i++)
                {
                    if (requests[i].Delay > 0)
                        await Delay(SimTime.FromNanoseconds(requests[i].Delay));
                    Payload payload = requests[i].Fill(pool.Rent());
                    payload.Id = i;
                    await Port.SendAsync(payload);
                }
            });
            Thread("receive", async () =>
            {
                for (int i = 0; i < requests.Length; i++)
                {
                    Payload payload = await Port.ReceiveResponseAsync();
                    Responses.Add(((int)payload.Id, Now, payload.ResponseStatus));
                    payload.Release();
                }
            });
        }

        public InitiatorSocket Port { get; }

        public List<(int Request, SimTime Time, ResponseStatus Status)> Responses { get; } = [];
    }
}
