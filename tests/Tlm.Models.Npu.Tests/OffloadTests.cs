using Tlm.Kernel;
using Tlm.Models.Llm;
using Tlm.Models.Npu.Offload;
using Tlm.Models.Npu.Roofline;
using Tlm.Models.Storage;

namespace Tlm.Models.Npu.Tests;

public class OffloadTests
{
    private static readonly ProductEngineOptions Engine = new()
    {
        Capacity = DataSize.FromGibibytes(1),
        Bandwidth = Bandwidth.Parse("200 GB/s"),
        MacRate = 1_000_000_000_000,
    };

    [Fact]
    public void Without_rules_nothing_leaves_the_unit()
    {
        Run plain = Start(new PlacementOptions());
        Run devices = Start(new PlacementOptions { Devices = [new() { Name = "engine" }] });
        Assert.Equal(plain.Npu.Log.Tokens, devices.Npu.Log.Tokens);
        Assert.Equal(0, devices.Count(devices.Engine, "products"));
    }

    [Theory]
    [InlineData(SplitAxis.Outputs)]
    [InlineData(SplitAxis.Inputs)]
    public void Every_mac_and_every_weight_byte_is_here_or_there(SplitAxis axis)
    {
        Run plain = Start(new PlacementOptions());
        Run split = Start(Placement(Rule("*", axis, 30, 70)));
        Assert.Equal(plain.Count(plain.Npu, "macs"), split.Count(split.Npu, "macs") + split.Count(split.Npu, "macs_elsewhere"));
        Assert.Equal(split.Count(split.Engine, "macs"), split.Count(split.Npu, "macs_elsewhere"));
        Assert.InRange(split.Count(split.Engine, "macs") / (double)plain.Count(plain.Npu, "macs"), 0.69, 0.71);
    }

    [Fact]
    public void A_cache_elsewhere_is_appended_and_read_there()
    {
        Run split = Start(Placement(Rule("model.*", SplitAxis.Outputs, 100, 0), Rule("lm_head.weight", SplitAxis.Outputs, 100, 0)) with { }, cacheShare: 100);
        LlmWorkload workload = new(Rig.Options("llama-160m").Workload);
        long tokens = workload.Passes.Sum(pass => pass.Tokens);
        long read = workload.Passes.Sum(pass => workload.Lowering.Lower(pass).Sum(op => op.KvBytesRead));
        Assert.Equal((tokens * workload.Precision.KeyValueBytesPerToken(workload.Model)) + read, split.Count(split.Engine, "bytes"));
    }

    [Fact]
    public void Two_that_share_are_faster_than_either_and_balance_beats_a_bad_cut()
    {
        SimTime here = Start(new PlacementOptions()).End;
        SimTime there = Start(Placement(Rule("*", SplitAxis.Outputs, 0, 100))).End;
        SimTime balanced = Start(Placement(Rule("*", SplitAxis.Outputs)) with { LocalBandwidth = Bandwidth.Parse("51.2 GB/s") }).End;
        SimTime even = Start(Placement(Rule("*", SplitAxis.Outputs, 50, 50))).End;
        Assert.True(balanced < here && balanced < there && balanced < even);
    }

    [Fact]
    public void A_policy_of_a_third_party_decides_by_its_name()
    {
        Run run = Start(Placement(Rule("*", SplitAxis.Outputs)) with { Policy = "halves" });
        Run fixedShares = Start(Placement(Rule("*", SplitAxis.Outputs, 50, 50)));
        Assert.Equal(fixedShares.Count(fixedShares.Engine, "macs"), run.Count(run.Engine, "macs"));
        Assert.Contains("'mem' is no placement policy", Fails(Placement(Rule("*", SplitAxis.Outputs)) with { Policy = "mem" }));
        Assert.Contains("no component 'halfs'; nearest is 'halves'", Fails(Placement(Rule("*", SplitAxis.Outputs)) with { Policy = "halfs" }));
    }

    [Fact]
    public void A_tensor_that_is_nowhere_or_twice_is_named()
    {
        Assert.Contains("leaves 'lm_head.weight' nowhere", Fails(Placement(Rule("model.*", SplitAxis.Outputs, 0, 100))));
        Assert.Contains("puts 'model.layers.0.self_attn.q_proj.weight' twice", Fails(Placement(Rule("*", SplitAxis.Outputs, 0, 100), Rule("model.layers.0.*", SplitAxis.Outputs, 100, 0))));
        NpuOptions half = Rig.Options("llama-160m") with { Placement = Placement(Rule("*", SplitAxis.Outputs, 50, 40)) };
        Assert.Contains("sum to 90 %: the rest of each tensor would be nowhere", half.Validate().Single().Message);
        NpuOptions twice = Rig.Options("llama-160m") with { Placement = Placement(Rule("*", SplitAxis.Outputs, 50, 60)) };
        Assert.Contains("there twice", twice.Validate().Single().Message);
        NpuOptions wrong = Rig.Options("llama-160m") with { Placement = Placement(new PlacementRule { Tensors = ["*"], On = ["engin"] }) };
        Assert.Equal(("placement.rules[0].on", true), (wrong.Validate().Single().Path, wrong.Validate().Single().Message.Contains("nearest is 'engine'", StringComparison.Ordinal)));
    }

    [Fact]
    public void Weights_that_do_not_fit_are_named_with_place_and_bytes()
    {
        ProductEngineOptions small = Engine with { Capacity = DataSize.FromBytes(3_000_000) };
        Assert.Contains("engine: 'model.layers.0.mlp.gate_proj.weight' does not fit 3 MB: 1718592 bytes are too many", Fails(Placement(Rule("*", SplitAxis.Outputs, 0, 100)), small));
        Assert.Contains("weights of 8 bits are wider than the engine's 4", Fails(Placement(Rule("*", SplitAxis.Outputs, 0, 100)), Engine with { WeightBits = 4 }));
    }

    [Fact]
    public void A_gpu_sends_attention_to_where_the_cache_is()
    {
        SimTime alone = Gpu(new PlacementOptions()).End;
        (RooflineDevice gpu, ProductEngine engine, SimTime end) = Gpu(new PlacementOptions
        {
            Devices = [new() { Name = "engine" }],
            Rules = [new() { Tensors = ["model.*", "lm_head.weight"], On = ["local"] }, new() { Tensors = ["kv_cache"], On = ["engine"] }],
        });
        Assert.NotEqual(alone, end);
        Assert.True(engine.Statistics.All.Single(item => item.Name == "products").Snapshot(end.Femtoseconds).Values[0].Value > 0);
        Assert.Equal(5, gpu.Log.Tokens.Count);
    }

    private static PlacementRule Rule(string tensors, SplitAxis axis, params double[] shares)
    {
        return new() { Tensors = [tensors], On = ["local", "engine"], Shares = shares, Along = axis };
    }

    private static PlacementOptions Placement(params PlacementRule[] rules)
    {
        return new() { Devices = [new() { Name = "engine" }], Rules = rules };
    }

    private static string Fails(PlacementOptions placement, ProductEngineOptions? engine = null)
    {
        return Assert.Throws<ElaborationException>(() => Start(placement, engine: engine)).Message;
    }

    private static Run Start(PlacementOptions placement, int cacheShare = 0, ProductEngineOptions? engine = null)
    {
        PlacementRule cache = new() { Tensors = ["kv_cache"], On = ["local", "engine"], Shares = [100 - cacheShare, cacheShare] };
        bool covered = placement.Rules.Count == 0 || placement.Rules.Any(rule => rule.Covers("kv_cache"));
        NpuOptions options = Rig.Options("llama-160m") with { Placement = covered ? placement : placement with { Rules = [.. placement.Rules, cache] } };
        SimulationBuilder builder = new();
        Npu npu = builder.Add("npu", context => new Npu(context, options));
        SimpleMemory memory = builder.Add("mem", context => new SimpleMemory(context, new MemoryOptions { Capacity = DataSize.FromGibibytes(4) }));
        ProductEngine device = builder.Add("engine", context => new ProductEngine(context, engine ?? Engine));
        builder.Add("halves", context => new Halves(context));
        builder.Connect(npu.Memory, memory.Port);
        if (npu.FindPort("engine") is { } socket)
            builder.Connect(socket, device.Port);
        else
            builder.Connect(builder.Add("nobody", context => new Nobody(context)).Socket, device.Port);
        return new Run(npu, device, builder.Elaborate().Run().End);
    }

    private static (RooflineDevice Gpu, ProductEngine Engine, SimTime End) Gpu(PlacementOptions placement)
    {
        RooflineOptions options = new()
        {
            Peaks = [new() { Bits = 16, Rate = 312_000_000_000_000 }],
            Memory = [new() { Name = "hbm", Capacity = DataSize.FromGibibytes(80), Bandwidth = Bandwidth.Parse("2 TB/s") }],
            Workload = Rig.Options("llama-160m").Workload,
            Placement = placement,
        };
        SimulationBuilder builder = new();
        RooflineDevice gpu = builder.Add("gpu", context => new RooflineDevice(context, options));
        ProductEngine engine = builder.Add("engine", context => new ProductEngine(context, Engine));
        if (gpu.FindPort("engine") is { } socket)
            builder.Connect(socket, engine.Port);
        else
            builder.Connect(builder.Add("nobody", context => new Nobody(context)).Socket, engine.Port);
        return (gpu, engine, builder.Elaborate().Run().End);
    }

    private sealed record Run(Npu Npu, ProductEngine Engine, SimTime End)
    {
        public long Count(Component component, string name)
        {
            return (long)(component.Statistics.All.SingleOrDefault(item => item.Name == name)?.Snapshot(End.Femtoseconds).Values[0].Value ?? 0);
        }
    }

    private sealed class Nobody : Component
    {
        public Nobody(ComponentContext context)
            : base(context)
        {
            Socket = new InitiatorSocket(this, "socket");
        }

        public InitiatorSocket Socket { get; }
    }

    private sealed class Halves(ComponentContext context) : Component(context), ISplitPolicy
    {
        public IReadOnlyList<long> Split(string tensor, in ResidentProduct product, IReadOnlyList<IProductDevice> devices)
        {
            return [product.Outputs / 2, product.Outputs - (product.Outputs / 2)];
        }
    }
}
