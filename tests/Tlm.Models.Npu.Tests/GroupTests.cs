using Tlm.Kernel;
using Tlm.Models.Llm;
using Tlm.Models.Npu.Collectives;
using Tlm.Models.Storage;
using Tlm.Transactions;

namespace Tlm.Models.Npu.Tests;

/// <summary>Devices that share every layer of a model and exchange sums over links.</summary>
public class GroupTests
{
    private static readonly LinkTiming Wire = new() { Latency = SimTime.FromNanoseconds(500), Bandwidth = Bandwidth.Parse("50 GB/s") };

    [Theory]
    [InlineData("llama-160m", 2)]
    [InlineData("llama-160m", 4)]
    [InlineData("llama-3.2-1b", 4)]
    [InlineData("llama-3.2-1b", 16)]
    public void All_ranks_together_do_the_work_of_one_device(string model, int ranks)
    {
        Group group = Start(model, ranks);
        Rig alone = Rig.Run(Rig.Options(model, prompt: 8, decode: 3));
        Assert.Equal(alone.Npu.Log.Tokens.Count, group.Npus[0].Log.Tokens.Count);
        long copies = KeyValueCopies(model, ranks);
        Assert.Equal(alone.Counter("macs") + copies, group.Npus.Sum(npu => group.Count(npu, "macs")));
    }

    [Theory]
    [InlineData(ExchangeKind.Ring)]
    [InlineData(ExchangeKind.Tree)]
    public void Bytes_sent_are_bytes_received_and_what_the_sums_need(ExchangeKind kind)
    {
        Group group = Start("llama-160m", 4, kind);
        LlmWorkload workload = new(Rig.Options("llama-160m", prompt: 8, decode: 3).Workload);
        long tokens = workload.Passes.Sum(pass => pass.Tokens);
        ModelDescriptor model = workload.Model;
        long summed = tokens * ((2 * model.Layers) + 1) * model.HiddenSize;
        long joined = workload.Passes.Sum(pass => pass.Logits) * model.VocabSize;
        long expected = 2 * 3 * ((2 * summed) + joined);
        long sent = group.Npus.Sum(npu => group.Count(npu, "bytes_to_peers"));
        Assert.Equal(group.Npus.Sum(npu => group.Count(npu, "bytes_from_peers")), sent);
        Assert.Equal(expected, sent);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void The_time_of_a_token_is_a_share_of_the_weights_and_the_rings(int ranks)
    {
        Group group = Start("llama-3.2-1b", ranks);
        ModelDescriptor model = new LlmWorkload(Rig.Options("llama-3.2-1b").Workload).Model;
        double weights = (double)model.CountParameters() / ranks / 51.2e9;
        double Ring(double elements) => (ranks - 1) * (Wire.Latency.ToSeconds() + (elements * 2 / ranks / 50e9));
        double exchanges = (2 * ((2 * model.Layers) + 1) * Ring(model.HiddenSize)) + Ring(model.VocabSize);
        SimTime[] tokens = [.. group.Npus[0].Log.Tokens];
        double step = (tokens[^1] - tokens[^2]).ToSeconds();
        // weights of the next operator come while sums are exchanged, as far as tile buffers have room
        Assert.InRange(step, Math.Max(weights, exchanges), (weights + exchanges) * 1.12);
    }

    [Fact]
    public void Requests_that_arrive_are_served_by_all_ranks_together()
    {
        ServingOptions serving = new() { Requests = 5, ArrivalInterval = SimTime.FromMilliseconds(3), MaxBatch = 3, TokensPerPass = 16 };
        Group group = Start("llama-160m", 2, workload: options => options with { Serving = serving, PromptTokens = 20, DecodeTokens = 6 });
        Assert.Equal(5 * 7, group.Npus[0].Log.Outputs);
        Assert.Equal(group.Npus[0].Log.Tokens.Count, group.Npus[1].Log.Tokens.Count);
    }

    [Fact]
    public void Drafts_are_judged_alike_on_all_ranks()
    {
        SpeculationOptions drafts = new() { Model = Rig.Options("llama-160m").Workload.Model, DraftTokens = 3, Acceptance = new() { Rates = [0.6] } };
        Group group = Start("llama-3.2-1b", 2, workload: options => options with { Speculation = drafts, DecodeTokens = 8 });
        Assert.Equal(group.Npus[0].Log.Speculation.Accepted, group.Npus[1].Log.Speculation.Accepted);
        Group beside = Start("llama-3.2-1b", 2, workload: options => options with { Speculation = drafts with { Schedule = DraftSchedule.Overlapped }, DecodeTokens = 8 });
        Assert.True(beside.Npus[1].Log.Outputs >= 9);
    }

    [Fact]
    public void An_algorithm_of_a_third_party_takes_the_place_of_the_ring()
    {
        Group ring = Start("llama-160m", 2);
        Group own = Start("llama-160m", 2, policy: "all-to-all");
        Assert.InRange(own.Exchanging, 1, ring.Exchanging - 1);
    }

    [Fact]
    public void Wrong_groups_are_named()
    {
        Assert.Contains("npu0 is rank 0 of 2 (workload.tensor_parallel), but its 'peers' is not connected", Assert.Throws<ElaborationException>(() => Start("llama-160m", 2, connect: false)).Message);
        Assert.Contains("12 query and 12 key/value heads of llama-160m cannot be shared by 5 devices", Assert.Throws<InputException>(() => Start("llama-160m", 5)).Message);
        NpuOptions outside = Rig.Options("llama-160m");
        outside = outside with { Workload = outside.Workload with { TensorParallel = new() { Ranks = 2, Rank = 2 } } };
        Assert.Contains("has the ranks 0 to 1, found 2", outside.Validate().Single().Message);
        Assert.Contains("other exchanges need a switch", Assert.ThrowsAny<Exception>(() => Start("llama-160m", 4, ExchangeKind.Tree, ringLinks: true)).ToString());
    }

    /// <summary>Products with key and value matrices that more than one rank has, as there are fewer such heads than ranks.</summary>
    private static long KeyValueCopies(string name, int ranks)
    {
        LlmWorkload workload = new(Rig.Options(name, prompt: 8, decode: 3).Workload);
        ModelDescriptor model = workload.Model;
        if (ranks <= model.KeyValueHeads)
            return 0;
        long copies = (ranks / model.KeyValueHeads) - 1;
        long tokens = workload.Passes.Sum(pass => pass.Tokens);
        return copies * tokens * 2L * model.Layers * model.KeyValueWidth * model.HiddenSize;
    }

    private static Group Start(
        string model, int ranks, ExchangeKind kind = ExchangeKind.Ring, Func<LlmWorkloadOptions, LlmWorkloadOptions>? workload = null, bool connect = true, bool ringLinks = false, string? policy = null)
    {
        SimulationBuilder builder = new();
        GroupOptions group = new() { Exchange = kind, Policy = policy };
        NpuOptions basic = Rig.Options(model, prompt: 8, decode: 3) with { Group = group };
        LlmWorkloadOptions asked = workload?.Invoke(basic.Workload) ?? basic.Workload;
        Npu[] npus = [.. Enumerable.Range(0, ranks).Select(rank => builder.Add(
            $"npu{rank}", context => new Npu(context, basic with { Workload = asked with { TensorParallel = new() { Ranks = ranks, Rank = rank } } })))];
        builder.Add("all-to-all", context => new AllToAll(context));
        foreach (Npu npu in npus)
            builder.Connect(npu.Memory, builder.Add($"mem-{npu.Name}", context => new SimpleMemory(context, new MemoryOptions { Capacity = DataSize.FromGibibytes(4), Bandwidth = Bandwidth.Parse("51.2 GB/s") })).Port);
        if (connect && (kind == ExchangeKind.Ring || ringLinks))
            Ring(builder, npus);
        else if (connect)
            Switch(builder, npus, group);
        return new Group(npus, builder.Elaborate().Run());
    }

    private static void Ring(SimulationBuilder builder, Npu[] npus)
    {
        for (int rank = 0; rank < npus.Length; rank++)
            builder.Connect(npus[rank].Peers, npus[(rank + 1) % npus.Length].Inbox, Wire);
    }

    private static void Switch(SimulationBuilder builder, Npu[] npus, GroupOptions group)
    {
        Bus bus = builder.Add("switch", context => new Bus(context, new BusOptions
        {
            Map = [.. npus.Index().Select(npu => new BusRange { Name = npu.Item.Name, Base = npu.Index * group.Stride.Bytes, Size = group.Stride })],
        }));
        foreach (Npu npu in npus)
            builder.Connect(npu.Peers, bus.In, Wire);
        foreach ((InitiatorSocket target, Npu npu) in bus.Targets.Zip(npus))
            builder.Connect(target, npu.Inbox);
    }

    private sealed record Group(Npu[] Npus, RunResult Result)
    {
        /// <summary>Femtoseconds that rank 0 exchanged sums.</summary>
        public long Exchanging
        {
            get
            {
                ResultSheet sheet = new();
                Npus[0].PublishResults(sheet);
                return (long)sheet.Breakdowns.Single(item => item.Name == "time_by_resource").Parts.Single(part => part.Label == "exchange with peers").Amount;
            }
        }

        public long Count(Npu npu, string name)
        {
            return (long)npu.Statistics.All.Single(item => item.Name == name).Snapshot(Result.End.Femtoseconds).Values[0].Value;
        }
    }

    /// <summary>Two ranks give each other all they have: one step instead of two.</summary>
    private sealed class AllToAll(ComponentContext context) : Component(context), IExchangeAlgorithm
    {
        public IEnumerable<ExchangeStep> Sum(int rank, int ranks, long elements)
        {
            yield return new ExchangeStep(1 - rank, elements, 1 - rank, elements, Adds: true);
        }

        public IEnumerable<ExchangeStep> Join(int rank, int ranks, long elements)
        {
            long mine = IExchangeAlgorithm.Part(rank, ranks, elements);
            yield return new ExchangeStep(1 - rank, mine, 1 - rank, elements - mine, Adds: false);
        }
    }
}
