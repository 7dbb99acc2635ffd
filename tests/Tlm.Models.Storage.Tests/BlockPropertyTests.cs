using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Storage.Tests;

/// <summary>What holds for every memory of this project, whatever is asked of it.</summary>
public class BlockPropertyTests
{
    private const long Size = 1 << 16;

    private static readonly Dictionary<string, Func<ComponentContext, PipelinedTarget>> Memories = new(StringComparer.Ordinal)
    {
        ["memory"] = context => new SimpleMemory(context, Bench.Options(40, 8) with { Capacity = DataSize.FromBytes(Size) }),
        ["rom"] = context => new Rom(context, new RomOptions { Capacity = DataSize.FromBytes(Size) }),
        ["sram"] = context => new Sram(context, new SramOptions { Capacity = DataSize.FromBytes(Size), Ports = 2 }),
        ["reram"] = context => new Reram(context, new ReramOptions { DieCapacity = DataSize.FromBytes(Size), WriteCycles = 7 }),
    };

    public static TheoryData<string> Names() => [.. Memories.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bytes_energy_and_time_are_conserved(string name)
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(new Replay(new Rnd(3, 7), default)), Prop.ForAll(Arb.From(Traffic(name != "rom")), traffic =>
        {
            Bench bench = Bench.Run(Memories[name], traffic.Requests.Length, traffic.Window, (i, payload) => traffic.Requests[i].Fill(payload));
            long read = traffic.Requests.Where(request => !request.Write).Sum(request => request.Bytes);
            long written = traffic.Requests.Where(request => request.Write).Sum(request => request.Bytes);
            Assert.All(bench.Requester.Responses, response => Assert.Equal(ResponseStatus.Ok, response.Status));
            Assert.Equal((read, written), ((long)bench.Statistic("bytes_read", "value"), (long)bench.Statistic("bytes_written", "value")));
            Assert.Equal((read > 0, written > 0), (bench.Energy("read") > 0, written > 0 && bench.Energy("write") > 0));
            Assert.All(bench.Requester.Responses, response => Assert.InRange(response.Stages, SimTime.Zero, response.RoundTrip));
        }));
    }

    /// <summary>Twice the traffic costs twice the dynamic energy: a bit has one price.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Dynamic_energy_goes_by_bits(string name)
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20).WithReplay(new Replay(new Rnd(5, 9), default)), Prop.ForAll(Arb.From(Traffic(name != "rom")), traffic =>
        {
            Bench once = Bench.Run(Memories[name], traffic.Requests.Length, traffic.Window, (i, payload) => traffic.Requests[i].Fill(payload));
            Bench twice = Bench.Run(Memories[name], 2 * traffic.Requests.Length, traffic.Window, (i, payload) => traffic.Requests[i / 2].Fill(payload));
            Assert.Equal(2 * once.Energy("read"), twice.Energy("read"));
            if (name != "rom")
                Assert.Equal(2 * once.Energy("write"), twice.Energy("write"));
        }));
    }

    /// <summary>Little's law: transactions under way, summed over time, are the times that they were under way, summed.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Occupancy_is_rate_times_time_under_way(string name)
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(30).WithReplay(new Replay(new Rnd(7, 11), default)), Prop.ForAll(Arb.From(Traffic(writes: false)), traffic =>
        {
            Bench bench = Bench.Run(Memories[name], traffic.Requests.Length, traffic.Window, (i, payload) => traffic.Requests[i].Fill(payload));
            Assert.Equal(bench.Statistic("service_time", "sum"), bench.Statistic("occupancy", "integral"));
        }));
    }

    /// <summary>More transactions under way together, or more of them, never end earlier or later than they should.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_wider_window_is_never_slower_and_more_work_never_quicker(string name)
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(30).WithReplay(new Replay(new Rnd(9, 13), default)), Prop.ForAll(Arb.From(Traffic(writes: false)), traffic =>
        {
            SimTime End(int count, int window) => Bench.Run(Memories[name], count, window, (i, payload) => traffic.Requests[i].Fill(payload)).Requester.End;
            SimTime all = End(traffic.Requests.Length, traffic.Window);
            Assert.True(End(traffic.Requests.Length, traffic.Window + 1) <= all);
            Assert.True(End((traffic.Requests.Length + 1) / 2, traffic.Window) <= all);
        }));
    }

    private static Gen<(Request[] Requests, int Window)> Traffic(bool writes)
    {
        Gen<Request> request = from bytes in Gen.Choose(1, 2_000)
                               from at in Gen.Choose(0, (int)Size - 2_000)
                               from write in writes ? Gen.Elements(true, false) : Gen.Constant(false)
                               select new Request(at, bytes, write);
        return from count in Gen.Choose(1, 30)
               from requests in request.ArrayOf(count)
               from window in Gen.Choose(1, 8)
               select (requests, window);
    }

    private sealed record Request(long At, long Bytes, bool Write)
    {
        public Payload Fill(Payload payload)
        {
            return Write ? payload.SetWrite((ulong)At, Bytes) : payload.SetRead((ulong)At, Bytes);
        }
    }
}
