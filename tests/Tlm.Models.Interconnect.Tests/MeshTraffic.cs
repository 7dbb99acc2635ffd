using FsCheck;
using FsCheck.Fluent;
using Tlm.Kernel;
using Tlm.Models.Storage;

namespace Tlm.Models.Interconnect.Tests;

/// <summary>Random traffic over a random mesh: initiators send to all targets by turns.</summary>
internal sealed record MeshTraffic(MeshOptions Options, int[] From, int[] To, int Count, int Window, int Bytes, int WriteEvery)
{
    public const long Region = 1L << 24;

    public static Arbitrary<MeshTraffic> Arbitrary() => (
        from columns in Gen.Choose(1, 4)
        from rows in Gen.Choose(1, 4)
        from rate in Gen.Choose(1, 200)
        from hop in Gen.Choose(0, 20)
        from header in Gen.Choose(0, 32)
        from credits in Gen.Choose(1, 6)
        from initiators in Gen.Choose(0, (columns * rows) - 1).ArrayOf().Where(nodes => nodes.Length > 0)
        from targets in Gen.Choose(0, (columns * rows) - 1).ArrayOf().Where(nodes => nodes.Length > 0)
        from count in Gen.Choose(1, 30)
        from window in Gen.Choose(1, 8)
        from bytes in Gen.Choose(1, 300)
        from write in Gen.Choose(1, 4)
        select new MeshTraffic(
            new MeshOptions
            {
                Columns = columns,
                Rows = rows,
                Bandwidth = Bandwidth.FromBytesPerSecond(rate * 500_000_000L),
                HopLatency = SimTime.FromNanoseconds(hop),
                HeaderBytes = header,
                Credits = credits,
            },
            [.. initiators.Take(4)], [.. targets.Take(4)], count, window, bytes, write)).ToArbitrary();

    public bool IsWrite(int index) => index % WriteEvery == WriteEvery - 1;

    public int TargetOf(int initiator, int index) => (initiator + index) % To.Length;

    public void Fill(int initiator, int index, Payload payload)
    {
        ulong address = (ulong)((TargetOf(initiator, index) * Region) + ((long)index * Bytes));
        _ = IsWrite(index) ? payload.SetWrite(address, Bytes) : payload.SetRead(address, Bytes);
    }

    /// <summary>Nodes from one to another, along the row first.</summary>
    public IEnumerable<(int From, int To)> Path(int from, int to)
    {
        for (int node = from; node != to;)
        {
            int column = (to % Options.Columns) - (node % Options.Columns);
            int next = node + (column != 0 ? Math.Sign(column) : Math.Sign(to - node) * Options.Columns);
            yield return (node, next);
            node = next;
        }
    }
}

/// <summary>What a mesh and its memories did.</summary>
internal sealed record MeshRun(MeshInterconnect Mesh, List<Requester> Requesters, List<SimpleMemory> Memories)
{
    public SimTime End => Requesters.Max(requester => requester.End);

    public static MeshRun Of(MeshTraffic traffic)
    {
        SimulationBuilder builder = new();
        MeshTarget Target(int node, int index) => new() { Name = $"t{index}", Base = index * MeshTraffic.Region, Size = DataSize.FromBytes(MeshTraffic.Region), Node = node };
        var options = traffic.Options with { Initiators = traffic.From, Targets = [.. traffic.To.Select(Target)] };
        var run = new MeshRun(builder.Add("mesh", context => new MeshInterconnect(context, options)), [], []);
        for (int initiator = 0; initiator < traffic.From.Length; initiator++)
        {
            int own = initiator;
            run.Requesters.Add(builder.Add($"cpu{own}", context => new Requester(context, traffic.Count, traffic.Window, (i, payload) => traffic.Fill(own, i, payload))));
            builder.Connect(run.Requesters[own].Port, run.Mesh.In, LinkTiming.Immediate);
        }

        for (int target = 0; target < traffic.To.Length; target++)
        {
            run.Memories.Add(builder.Add($"mem{target}", context => new SimpleMemory(context, Bench.FastMemory)));
            builder.Connect(run.Mesh.Targets[target], run.Memories[target].Port, LinkTiming.Immediate);
        }

        builder.Elaborate().Run();
        return run;
    }

    public Int128 Energy(string cause) => Mesh.Energy.Causes.Single(c => c.Name == cause).Total(End.Femtoseconds);
}

/// <summary>What traffic asks of a mesh, from its options alone; times in fs.</summary>
/// <param name="BusiestLink">Time for which the link with most to carry moves bytes.</param>
/// <param name="ByWindows">Time that the requests of one initiator take alone, as many at a time as it has under way.</param>
/// <param name="OneByOne">All requests one after the other.</param>
/// <param name="RequestBytes">Bytes of requests, counted on each hop.</param>
/// <param name="ResponseBytes">Bytes of responses, counted on each hop.</param>
internal sealed record MeshLoad(long BusiestLink, long ByWindows, long OneByOne, long RequestBytes, long ResponseBytes)
{
    public static MeshLoad Of(MeshTraffic traffic)
    {
        var links = new Dictionary<(bool Back, int From, int To), long>();
        var (byWindows, oneByOne, requests, responses) = (0L, 0L, 0L, 0L);
        for (int initiator = 0; initiator < traffic.From.Length; initiator++)
        {
            long own = 0;
            for (int i = 0; i < traffic.Count; i++)
            {
                int node = traffic.To[traffic.TargetOf(initiator, i)];
                long there = traffic.Options.HeaderBytes + (traffic.IsWrite(i) ? traffic.Bytes : 0);
                long back = traffic.Options.HeaderBytes + (traffic.IsWrite(i) ? 0 : traffic.Bytes);
                own += Cross(false, traffic.From[initiator], node, there, ref requests) + Cross(true, node, traffic.From[initiator], back, ref responses)
                    + Bench.FastMemory.Latency.Femtoseconds + Bench.FastMemory.Bandwidth.TransferFemtoseconds(traffic.Bytes);
            }

            byWindows = Math.Max(byWindows, own / traffic.Window);
            oneByOne += own;
        }

        return new MeshLoad(links.Values.DefaultIfEmpty().Max(), byWindows, oneByOne, requests, responses);

        long Cross(bool back, int from, int to, long bytes, ref long carried)
        {
            long time = 0;
            long transfer = traffic.Options.Bandwidth.TransferFemtoseconds(bytes);
            foreach (var (hop, next) in traffic.Path(from, to))
            {
                links[(back, hop, next)] = links.GetValueOrDefault((back, hop, next)) + transfer;
                time += transfer + traffic.Options.HopLatency.Femtoseconds;
                carried += bytes;
            }

            return time;
        }
    }
}
