using Tlm.Kernel;
using Tlm.Models.Llm;
using Tlm.Models.Storage;

namespace Tlm.Models.Npu.Tests;

/// <summary>One NPU, one memory, one finished run.</summary>
internal sealed record Rig(Npu Npu, SimpleMemory Memory, RunResult Result)
{
    public static Rig Run(NpuOptions options, MemoryOptions? memory = null, LinkTiming? link = null, string memoryPartition = SimulationBuilder.DefaultPartition)
    {
        SimulationBuilder builder = new();
        Npu npu = builder.Add("npu", context => new Npu(context, options));
        SimpleMemory mem = builder.Add("mem", context => new SimpleMemory(context, memory ?? new MemoryOptions { Capacity = DataSize.FromGibibytes(64) }), memoryPartition);
        builder.Connect(npu.Memory, mem.Port, link ?? LinkTiming.Immediate);
        return new Rig(npu, mem, builder.Elaborate().Run());
    }

    public static NpuOptions Options(string model, int prompt = 16, int decode = 4, int batch = 1)
    {
        string path = Path.Combine(Golden.Path("../../scenarios/models"), model + ".json");
        return new NpuOptions { Workload = new LlmWorkloadOptions { Model = InputFile.At(path), PromptTokens = prompt, DecodeTokens = decode, Batch = batch } };
    }

    public long Counter(string name)
    {
        return Counter(Npu, name);
    }

    public long Counter(Component component, string name)
    {
        return (long)component.Statistics.All.Single(statistic => statistic.Name == name).Snapshot(Result.End.Femtoseconds).Values[0].Value;
    }

    /// <summary>Seconds in which a unit worked.</summary>
    public double Busy(string name)
    {
        return Counter(name) / 1e15;
    }

    public ResultSheet Results()
    {
        ResultSheet sheet = new();
        Npu.PublishResults(sheet);
        return sheet;
    }

    public double Value(string name)
    {
        return Results().Values.Single(value => value.Name == name).Value;
    }
}
