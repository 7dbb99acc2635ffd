using Tlm.Kernel;
using Tlm.Models.Storage;

namespace Tlm.Models.Interconnect.Tests;

public sealed class MeshTests
{
    private const long Region = 1L << 20;

    private static readonly MeshOptions Square = new()
    {
        Columns = 3,
        Rows = 3,
        HeaderBytes = 0,
        HopLatency = SimTime.FromNanoseconds(2),
        Bandwidth = Bandwidth.FromBytesPerSecond(64_000_000_000),
    };

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 8, 4)]
    [InlineData(2, 6, 4)]
    [InlineData(4, 5, 1)]
    public void A_read_pays_for_the_hops_both_ways_and_its_data_on_each_hop_back(int from, int to, int hops)
    {
        var run = Run(Square, [from], [to], 1, 1, _ => 0);
        // memory 10 ns and 64 B at 10 TB/s; a hop takes 2 ns, on the way back 1 ns more for 64 B at 64 GB/s
        Assert.Equal(SimTime.FromFemtoseconds(10_006_400 + hops * 5_000_000L), run.Requesters[0].Responses[0].RoundTrip);
    }

    [Fact]
    public void One_link_carries_no_more_than_its_rate()
    {
        var run = Run(Square, [0], [1], 4_000, 64, i => i);
        Assert.InRange(4_000 * 64 * 1e15 / run.Requesters[0].End.Femtoseconds, 0.99 * 64e9, 64e9);
    }

    [Fact]
    public void Different_columns_work_side_by_side()
    {
        var alone = Run(Square, [0], [6], 1_000, 64, i => i);
        var three = Run(Square, [0, 1, 2], [6, 7, 8], 1_000, 64, i => i);
        Assert.Equal(alone.Requesters[0].End, three.Requesters.Max(requester => requester.End));
    }

    [Fact]
    public void A_shared_link_is_shared()
    {
        var run = Run(Square, [0, 1], [2, 2], 1_000, 64, i => i);
        double rate = 2_000 * 64 * 1e15 / run.Requesters.Max(requester => requester.End).Femtoseconds;
        Assert.InRange(rate, 0.95 * 64e9, 64.1e9);
    }

    [Fact]
    public void Every_request_is_answered_once_whatever_the_traffic()
    {
        int[] nodes = [.. Enumerable.Range(0, 9)];
        var run = Run(Square with { Credits = 1 }, nodes, nodes, 100, 8, i => i, spread: true);
        Assert.All(run.Requesters, requester => Assert.Equal(100, requester.Responses.Select(response => response.Id).Distinct().Count()));
    }

    [Fact]
    public void An_address_that_nobody_has_is_an_address_error()
    {
        var run = Run(Square, [0], [8], 1, 1, _ => Region / 64);
        Assert.Equal(ResponseStatus.AddressError, run.Requesters[0].Responses[0].Status);
    }

    [Fact]
    public void A_node_outside_the_mesh_and_overlapping_addresses_are_refused()
    {
        var target = new MeshTarget { Name = "a", Size = DataSize.FromBytes(64), Node = 9 };
        Assert.Contains("node 9 is not in the mesh of 3 x 3 nodes", Assert.Single((Square with { Targets = [target] }).Validate()).Message);
        var twice = Square with { Targets = [target with { Node = 1 }, target with { Name = "b", Node = 2, Base = 63 }] };
        Assert.Contains("the addresses of 'b' overlap those of 'a'", Assert.Single(twice.Validate()).Message);
    }

    private static MeshRun Run(MeshOptions options, int[] from, int[] to, int count, int window, Func<int, long> block, bool spread = false)
    {
        SimulationBuilder builder = new();
        var mesh = builder.Add("mesh", context => new MeshInterconnect(context, options with
        {
            Initiators = from,
            Targets = [.. to.Select((node, index) => new MeshTarget { Name = $"t{index}", Base = index * Region, Size = DataSize.FromBytes(Region), Node = node })],
        }));
        var requesters = new List<Requester>();
        for (int initiator = 0; initiator < from.Length; initiator++)
        {
            int own = initiator;
            ulong Address(int i) => (ulong)(block(i) % (Region / 64 + 1) * 64 + (spread ? (own * 5 + i) % to.Length : own) * Region);
            var requester = builder.Add($"cpu{own}", context => new Requester(context, count, window, (i, p) => p.SetRead(Address(i), 64)));
            builder.Connect(requester.Port, mesh.In, LinkTiming.Immediate);
            requesters.Add(requester);
        }

        for (int target = 0; target < to.Length; target++)
        {
            var memory = builder.Add($"mem{target}", context => new SimpleMemory(context, Bench.FastMemory));
            builder.Connect(mesh.Targets[target], memory.Port, LinkTiming.Immediate);
        }

        builder.Elaborate().Run();
        return new MeshRun(requesters);
    }

    private sealed record MeshRun(List<Requester> Requesters);
}
