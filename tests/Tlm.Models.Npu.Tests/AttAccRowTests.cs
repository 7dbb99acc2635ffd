using Tlm.Kernel;
using Tlm.Models.Llm;
using Tlm.Models.Npu.Gpu;

namespace Tlm.Models.Npu.Tests;

/// <summary>Rows that scale-snu/attacc_simulator c600051 gives for eight A100a (main.py --system dgx), beside those that the claims are about: other models, batches and lengths.</summary>
public class AttAccRowTests
{
    /// <summary>Throughputs are printed with two digits. LLaMA's inner width is 8/3 of 8,192 there and 22,016 here.</summary>
    [Theory]
    [InlineData("gpt-3-175b", 4, 128, 142.81, 1e-4)]
    [InlineData("gpt-3-175b", 64, 1024, 1311.93, 1e-4)]
    [InlineData("opt-66b", 1, 512, 73.36, 1e-4)]
    [InlineData("opt-66b", 16, 1024, 983.26, 1e-4)]
    [InlineData("llama-65b", 1, 512, 62.28, 3e-3)]
    [InlineData("llama-65b", 16, 1024, 840.61, 3e-3)]
    public void Any_row_follows_from_its_numbers(string model, int batch, int prompt, double tokensPerSecond, double tolerance)
    {
        LlmWorkloadOptions workload = Rig.Options(model, prompt, decode: 127, batch).Workload with { WeightBits = 16, ActivationBits = 16, KvBits = 16 };
        SimulationBuilder builder = new();
        GpuNode gpu = builder.Add("gpu", context => new GpuNode(context, Dgx with { Workload = workload }));
        builder.Elaborate().Run();
        ResultSheet sheet = new();
        gpu.PublishResults(sheet);
        double simulated = sheet.Values.Single(value => value.Name == "tokens_per_second").Value;
        Assert.InRange(simulated / tokensPerSecond, 1 - tolerance, 1 + tolerance);
    }

    /// <summary>As scenarios/systems/attacc/dgx.yaml, but that a node holds whatever batch is asked for, as there.</summary>
    private static GpuNodeOptions Dgx => new()
    {
        Devices = 8,
        Cores = 108,
        Peak = 312_000_000_000_000,
        MemoryBandwidth = Bandwidth.Parse("3352 GB/s"),
        MemoryCapacity = DataSize.FromGibibytes(200),
        ComputeCap = 80,
        MemoryCap = 85,
        Tiling = new() { L1 = DataSize.Parse("192 KiB"), L2 = DataSize.Parse("40 MiB") },
        Activation = new() { Start = SimTime.FromNanoseconds(8290), BandwidthShare = 143.868 },
        Norm = new() { Start = SimTime.FromNanoseconds(6870), BandwidthShare = 40.193 },
        Fabric = new() { Step = SimTime.FromNanoseconds(6060), Bandwidth = Bandwidth.Parse("111.111 GB/s") },
        OutputProjection = false,
        Workload = null!,
    };
}
