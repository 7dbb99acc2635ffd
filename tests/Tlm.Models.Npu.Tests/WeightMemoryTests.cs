using Tlm.Kernel;
using Tlm.Models.Llm;
using Tlm.Models.Storage;

namespace Tlm.Models.Npu.Tests;

public class WeightMemoryTests
{
    private static readonly NpuOptions Options = Rig.Options("llama-160m", prompt: 8, decode: 4);

    [Fact]
    public void Weights_come_from_their_own_memory_and_the_cache_from_the_other()
    {
        (Npu npu, Rom rom, Sram sram, SimTime end) = Run(256, 4);
        LlmWorkload workload = new(Options.Workload);
        long weights = workload.Passes.Sum(pass => workload.Lowering.Lower(pass).Sum(op => op.WeightBytes));
        long past = workload.Passes.Sum(pass => (long)pass.Sequences[0].PastTokens) * workload.Precision.KeyValueBytesPerToken(workload.Model);
        Assert.InRange(Bytes(rom, "bytes_read", end), weights, (long)(weights * 1.001));
        Assert.InRange(Bytes(sram, "bytes_read", end), past, past + 1_000);
        Assert.Equal(12 * workload.Precision.KeyValueBytesPerToken(workload.Model), Bytes(sram, "bytes_written", end));
        Assert.Equal(5, npu.Log.Tokens.Count);
    }

    [Fact]
    public void Each_memory_must_hold_its_part()
    {
        Assert.Contains("162436608 bytes of weights does not fit 'rom'", Assert.Throws<ElaborationException>(() => Run(128, 4)).Message);
        Assert.Contains("bytes of cache does not fit 'sram' of 1024 bytes", Assert.Throws<ElaborationException>(() => Run(256, 0)).Message);
    }

    private static (Npu Npu, Rom Rom, Sram Sram, SimTime End) Run(int romMebibytes, int sramMebibytes)
    {
        SimulationBuilder builder = new();
        Npu npu = builder.Add("npu", context => new Npu(context, Options));
        Rom rom = builder.Add("rom", context => new Rom(context, new RomOptions { Capacity = DataSize.FromMebibytes(romMebibytes) }));
        DataSize size = sramMebibytes > 0 ? DataSize.FromMebibytes(sramMebibytes) : DataSize.FromKibibytes(1);
        Sram sram = builder.Add("sram", context => new Sram(context, new SramOptions { Capacity = size }));
        builder.Connect(npu.Weights, rom.Port).Connect(npu.Memory, sram.Port);
        return (npu, rom, sram, builder.Elaborate().Run().End);
    }

    private static long Bytes(Component memory, string name, SimTime end)
    {
        return (long)memory.Statistics.All.Single(item => item.Name == name).Snapshot(end.Femtoseconds).Values[0].Value;
    }
}
