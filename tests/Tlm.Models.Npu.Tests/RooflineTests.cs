using Tlm.Kernel;
using Tlm.Models.Llm;
using Tlm.Models.Npu.Roofline;

namespace Tlm.Models.Npu.Tests;

public class RooflineTests
{
    private static readonly RooflineOptions Options = new()
    {
        Peaks = [new PeakRate { Bits = 8, Rate = 600_000_000_000_000 }, new PeakRate { Bits = 16, Rate = 300_000_000_000_000 }],
        Memory =
        [
            new MemoryLevel { Name = "l2", Capacity = DataSize.FromMebibytes(32), Bandwidth = Bandwidth.FromBytesPerSecond(5_000_000_000_000) },
            new MemoryLevel { Name = "hbm", Capacity = DataSize.FromGibibytes(80), Bandwidth = Bandwidth.FromBytesPerSecond(2_000_000_000_000) },
        ],
        ComputeCap = 100,
        MemoryCap = 100,
        KernelOverhead = SimTime.Zero,
        Workload = Rig.Options("llama-2-7b", prompt: 512, decode: 3).Workload with { WeightBits = 16, ActivationBits = 16, KvBits = 16 },
    };

    [Fact]
    public void A_decode_step_takes_its_bytes_over_the_bandwidth()
    {
        (RooflineDevice device, _) = Run(Options);
        double bytes = (2 * 6_738_415_616.0) - (2 * 32000 * 4096.0) + (514 * 2 * 2 * 32 * 4096.0);
        Assert.InRange((device.Log.Tokens[2] - device.Log.Tokens[1]).ToSeconds(), bytes / 2e12, bytes / 2e12 * 1.02);
    }

    [Fact]
    public void A_prompt_takes_its_operations_over_the_peak()
    {
        (RooflineDevice device, _) = Run(Options);
        LlmWorkload workload = new(Options.Workload);
        double operations = 2.0 * workload.Lowering.Lower(workload.Passes[0]).Sum(op => op.Macs);
        Assert.InRange(device.Log.TimeToFirstToken.ToSeconds(), operations / 300e12, operations / 300e12 * 1.1);
    }

    [Fact]
    public void Caps_stretch_time_and_overhead_counts_by_kernel()
    {
        SimTime plain = Run(Options).Device.Log.Tokens[^1];
        Assert.InRange(Run(Options with { MemoryCap = 50, ComputeCap = 50 }).Device.Log.Tokens[^1].ToSeconds(), plain.ToSeconds() * 1.999, plain.ToSeconds() * 2.001);
        SimTime overhead = Run(Options with { KernelOverhead = SimTime.FromMicroseconds(1) }).Device.Log.Tokens[^1] - plain;
        Assert.Equal(0, overhead % SimTime.FromMicroseconds(1) / SimTime.Resolution);
        Assert.True(overhead > SimTime.FromMicroseconds(4 * 32 * 9));
    }

    [Fact]
    public void Idle_power_is_charged_for_the_whole_run()
    {
        (RooflineDevice device, RunResult result) = Run(Options);
        EnergyCause idle = device.Energy.Causes.Single(cause => cause.Name == "idle");
        Assert.Equal(50.0 * result.End.ToSeconds(), (double)idle.Total(result.End.Femtoseconds) / 1e15, 1e-9);
    }

    [Fact]
    public void A_model_larger_than_the_memory_is_refused_with_the_bytes_too_many()
    {
        RooflineOptions small = Options with { Memory = [Options.Memory[0], Options.Memory[1] with { Capacity = DataSize.FromGibibytes(8) }] };
        Assert.Contains("bytes are too many", Assert.Throws<ElaborationException>(() => Run(small)).Message);
    }

    [Fact]
    public void A_width_without_a_peak_and_levels_out_of_order_are_named()
    {
        RooflineOptions bad = Options with { Workload = Options.Workload with { ActivationBits = 32 }, Memory = [.. Options.Memory.Reverse()] };
        Assert.Equal(["workload.activation_bits", "memory[1].capacity"], bad.Validate().Select(problem => problem.Path));
    }

    private static (RooflineDevice Device, RunResult Result) Run(RooflineOptions options)
    {
        SimulationBuilder builder = new();
        RooflineDevice device = builder.Add("gpu", context => new RooflineDevice(context, options));
        return (device, builder.Elaborate().Run());
    }
}
