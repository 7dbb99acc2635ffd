using Tlm.Kernel;
using Tlm.Models.Llm;
using Tlm.Models.Npu.Gpu;

namespace Tlm.Models.Npu.Tests;

public class GpuNodeTests
{
    private static readonly GpuNodeOptions Options = new()
    {
        Devices = 4,
        Cores = 108,
        Peak = 312_000_000_000_000,
        MemoryBandwidth = Bandwidth.Parse("2 TB/s"),
        MemoryCapacity = DataSize.FromGibibytes(80),
        Workload = Rig.Options("opt-6.7b", prompt: 64, decode: 2, batch: 2).Workload with { WeightBits = 16, ActivationBits = 16, KvBits = 16 },
    };

    [Fact]
    public void Its_multiply_accumulates_are_those_of_the_model()
    {
        LlmWorkload workload = new(Options.Workload);
        Assert.Equal(workload.Passes.Sum(pass => workload.Lowering.Lower(pass).Sum(op => op.Macs)), Node.Run(Options).Counter("macs"));
    }

    [Fact]
    public void A_decode_step_takes_at_least_the_bytes_of_a_share_over_the_bandwidth()
    {
        GpuNodeOptions alone = Options with { Devices = 1 };
        double weights = new LlmWorkload(alone.Workload).Model.CountParameters() * 2.0;
        Assert.InRange(Node.Run(alone).Value("time_between_tokens"), weights * 0.95 / (2e12 * 0.85), weights * 1.6 / (2e12 * 0.85));
    }

    [Fact]
    public void Sums_over_all_gpus_take_a_step_fewer_than_there_are_gpus_twice_a_layer()
    {
        FabricOptions slow = Options.Fabric with { Step = Options.Fabric.Step + SimTime.FromMicroseconds(10) };
        double more = Node.Run(Options with { Fabric = slow }).Value("time_between_tokens") - Node.Run(Options).Value("time_between_tokens");
        Assert.Equal(32 * 2 * 3 * 10e-6, more, 9);
    }

    [Fact]
    public void Attention_elsewhere_waits_for_the_device_and_overlap_hides_it_behind_the_projections()
    {
        SimTime each = SimTime.FromMicroseconds(2);
        double inOrder = Node.Run(Options, each).Value("time_between_tokens");
        double overlapped = Node.Run(Options with { OverlapAttention = true }, each).Value("time_between_tokens");
        double instant = Node.Run(Options, SimTime.Zero).Value("time_between_tokens");
        Assert.Equal(32 * 8 * 2e-6, inOrder - instant, 9);
        Assert.InRange(overlapped - instant, -1e-12, (inOrder - instant) * 0.5);
    }

    [Fact]
    public void A_model_that_does_not_fit_is_refused_with_the_bytes_too_many()
    {
        Assert.Contains("are too many", Assert.Throws<ElaborationException>(() => Node.Run(Options with { MemoryCapacity = DataSize.FromGibibytes(1) })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mixture_of_experts_is_refused()
    {
        LlmWorkloadOptions mixture = Rig.Options("mixtral-8x7b").Workload with { WeightBits = 16, ActivationBits = 16, KvBits = 16 };
        Assert.Throws<InputException>(() => Node.Run(Options with { Workload = mixture }));
    }

    [Fact]
    public void Workloads_that_it_does_not_run_are_refused()
    {
        Assert.Empty(Options.Validate());
        GpuNodeOptions serving = Options with { Workload = Options.Workload with { Serving = new ServingOptions() } };
        Assert.Equal("workload.serving", Assert.Single(serving.Validate()).Path);
    }

    private sealed record Node(GpuNode Gpu, SimTime End)
    {
        public static Node Run(GpuNodeOptions options, SimTime? attention = null)
        {
            SimulationBuilder builder = new();
            GpuNode gpu = builder.Add("gpu", context => new GpuNode(context, options));
            if (attention is { } time)
                builder.Connect(gpu.Pim, builder.Add("pim", context => new Attender(context, time)).Port, LinkTiming.Immediate);
            return new Node(gpu, builder.Elaborate().Run().End);
        }

        public long Counter(string name) => (long)Gpu.Statistics.All.Single(statistic => statistic.Name == name).Snapshot(End.Femtoseconds).Values[0].Value;

        public double Value(string name)
        {
            ResultSheet sheet = new();
            Gpu.PublishResults(sheet);
            return sheet.Values.Single(value => value.Name == name).Value;
        }
    }

    /// <summary>Takes a time for each part of a layer's attention.</summary>
    private sealed class Attender : Component
    {
        public Attender(ComponentContext context, SimTime time)
            : base(context)
        {
            Port = new TargetSocket(this, "port").Understands<AttentionExtension>();
            Server("serve", async () =>
            {
                while (true)
                {
                    Payload payload = await Port.ReceiveAsync();
                    await Delay(time);
                    await Port.RespondAsync(payload);
                }
            });
        }

        public TargetSocket Port { get; }
    }
}
