using Tlm.Kernel;
using Tlm.Models.Llm;
using Tlm.Models.Storage;

namespace Tlm.Models.Npu.Tests;

public class SpeculationTests
{
    [Fact]
    public void Drafts_that_are_right_make_decoding_faster_and_wrong_ones_slower()
    {
        double plain = Speed(null);
        double right = Speed(Speculation(1));
        double wrong = Speed(Speculation(0));
        Assert.True(right > 2.5 * plain, $"{right} beside {plain}");
        Assert.True(wrong < plain);
    }

    [Fact]
    public void Drafting_beside_the_verification_is_faster_when_most_is_right()
    {
        double one = Speed(Speculation(0.95), apart: true);
        double beside = Speed(Speculation(0.95) with { Schedule = DraftSchedule.Overlapped }, apart: true);
        Assert.True(beside > 1.05 * one, $"{beside} beside {one}");
    }

    [Fact]
    public void Weights_of_the_drafter_come_from_its_own_memory()
    {
        (Npu npu, SimpleMemory draft, SimTime end) = Run(Speculation(0.5), apart: true);
        long passes = npu.Log.Speculation.Drafted + 1;
        long weights = new LlmWorkload(Options(Speculation(0.5)).Workload).Networks[1].Lowering.Lower(Step.Decode(1, 1)).Sum(op => op.WeightBytes);
        long bytes = (long)draft.Statistics.All.Single(item => item.Name == "bytes_read").Snapshot(end.Femtoseconds).Values[0].Value;
        Assert.InRange(bytes, passes * weights * 98 / 100, passes * weights * 102 / 100);
    }

    [Fact]
    public void Both_networks_must_fit()
    {
        Assert.Contains("vicuna-1b with", Assert.Throws<ElaborationException>(() => Run(Speculation(0.5), mebibytes: 800)).Message);
    }

    private static SpeculationOptions Speculation(double rate)
    {
        return new()
        {
            Model = Rig.Options("llama-160m").Workload.Model,
            DraftTokens = 4,
            OverlappedTokens = 6,
            Acceptance = new AcceptanceOptions { Rates = [rate], Draw = AcceptanceDraw.Even },
        };
    }

    private static NpuOptions Options(SpeculationOptions? speculation)
    {
        NpuOptions options = Rig.Options("vicuna-1b", prompt: 8, decode: 24);
        return options with { Cores = 4, Workload = options.Workload with { Speculation = speculation } };
    }

    private static double Speed(SpeculationOptions? speculation, bool apart = false)
    {
        ResultSheet sheet = new();
        Run(speculation, apart).Npu.PublishResults(sheet);
        return sheet.Values.Single(value => value.Name == "tokens_per_second").Value;
    }

    private static (Npu Npu, SimpleMemory Draft, SimTime End) Run(SpeculationOptions? speculation, bool apart = false, int mebibytes = 8192)
    {
        SimulationBuilder builder = new();
        Npu npu = builder.Add("npu", context => new Npu(context, Options(speculation)));
        SimpleMemory memory = builder.Add("mem", context => new SimpleMemory(context, new MemoryOptions { Capacity = DataSize.FromMebibytes(mebibytes) }));
        SimpleMemory draft = memory;
        builder.Connect(npu.Memory, memory.Port);
        if (apart)
        {
            draft = builder.Add("reram", context => new SimpleMemory(context, new MemoryOptions { Capacity = DataSize.FromMebibytes(512) }));
            builder.Connect(npu.Draft, draft.Port);
        }
        return (npu, draft, builder.Elaborate().Run().End);
    }
}
