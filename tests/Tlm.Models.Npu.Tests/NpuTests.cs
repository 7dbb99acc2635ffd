using Tlm.Models.Llm;
using Tlm.Models.Storage;

namespace Tlm.Models.Npu.Tests;

public class NpuTests
{
    [Fact]
    public void Energy_a_token_is_the_energy_of_all_components_over_all_tokens()
    {
        Rig rig = Rig.Run(Rig.Options("llama-160m", prompt: 8, decode: 3));
        ResultSheet sheet = new() { End = rig.Result.End };
        rig.Npu.PublishResults(sheet);
        Int128 energy = ((Component[])[rig.Npu, rig.Memory]).Aggregate(Int128.Zero, (sum, component) => sum + component.Energy.Causes.Aggregate(Int128.Zero, (all, cause) => all + cause.Total(rig.Result.End.Femtoseconds)));
        Assert.Equal((double)energy / 4 / 1e15, sheet.Values.Single(value => value.Name == "energy_per_token").Value, 1e-15);
    }

    [Fact]
    public void Every_mac_of_the_model_is_computed()
    {
        NpuOptions options = Rig.Options("llama-160m", batch: 2);
        LlmWorkload workload = new(options.Workload);
        long expected = workload.Passes.Sum(pass => workload.Lowering.Lower(pass).Sum(op => op.Macs));
        Rig rig = Rig.Run(options);
        Assert.Equal(expected, rig.Counter("macs"));
        Assert.Equal(2 * 5, rig.Counter("tokens"));
    }

    [Fact]
    public void A_decode_with_little_compute_runs_at_the_memory_s_bandwidth()
    {
        NpuOptions options = Rig.Options("llama-3.2-1b", prompt: 1, decode: 2);
        Rig rig = Rig.Run(options, new MemoryOptions { Bandwidth = Bandwidth.FromBytesPerSecond(10_000_000_000) });
        double bytes = 1_235_814_400;
        double bound = 10e9 / bytes;
        Assert.InRange(rig.Value("tokens_per_second"), bound * 0.98, bound);
    }

    [Fact]
    public void Loaded_bytes_are_those_of_the_model_but_for_whole_bursts()
    {
        NpuOptions options = Rig.Options("llama-160m", prompt: 1, decode: 10);
        LlmWorkload workload = new(options.Workload);
        long weights = workload.Passes.Sum(pass => workload.Lowering.Lower(pass).Sum(op => op.WeightBytes));
        long past = workload.Passes.Sum(pass => (long)pass.Sequences[0].PastTokens) * workload.Precision.KeyValueBytesPerToken(workload.Model);
        long loaded = Rig.Run(options).Counter("bytes_loaded");
        Assert.InRange(loaded, weights + past, (long)((weights + past) * 1.001));
    }

    [Fact]
    public void A_memory_that_is_never_waited_for_leaves_the_array_s_time()
    {
        NpuOptions options = Rig.Options("llama-160m", prompt: 64, decode: 0);
        MemoryOptions fast = new() { Bandwidth = Bandwidth.FromBytesPerSecond(100_000_000_000_000), Latency = SimTime.FromNanoseconds(1) };
        Rig rig = Rig.Run(options, fast);
        double bound = rig.Counter("macs") / (64.0 * 64) * 1e-9;
        Assert.InRange(rig.Value("time_to_first_token"), bound, bound * 2);
        ResultBreakdown parts = rig.Results().Breakdowns.Single(item => item.Name == "time_by_resource");
        Assert.True(parts.Parts[2].Amount * 20 < parts.Parts.Sum(part => part.Amount));
    }

    [Fact]
    public void Time_by_resource_and_by_operator_both_add_up_to_the_run()
    {
        Rig rig = Rig.Run(Rig.Options("llama-160m", batch: 3));
        ResultSheet results = rig.Results();
        long total = rig.Npu.Log.Tokens[^1].Femtoseconds;
        Assert.All(results.Breakdowns, breakdown => Assert.Equal(total, breakdown.Parts.Sum(part => part.Amount)));
        Assert.Equal(2, results.Breakdowns.Count);
    }

    [Theory]
    [InlineData("cores")]
    [InlineData("clock")]
    [InlineData("lanes")]
    [InlineData("bandwidth")]
    [InlineData("bits")]
    public void More_of_a_resource_or_narrower_weights_are_never_slower(string what)
    {
        NpuOptions options = Rig.Options("llama-160m", prompt: 32, decode: 3);
        MemoryOptions memory = new();
        SimTime before = Rig.Run(options, memory).Npu.Log.Tokens[^1];
        switch (what)
        {
            case "cores":
                options = options with { Cores = 4 };
                break;
            case "clock":
                options = options with { Clock = Frequency.FromMegahertz(1500) };
                break;
            case "lanes":
                options = options with { Vector = new VectorOptions { Lanes = 256 } };
                break;
            case "bandwidth":
                memory = memory with { Bandwidth = memory.Bandwidth * 2 };
                break;
            default:
                options = options with { Workload = options.Workload with { WeightBits = 4 } };
                break;
        }
        Assert.True(Rig.Run(options, memory).Npu.Log.Tokens[^1] < before);
    }

    [Fact]
    public void Prefill_of_a_long_prompt_passes_activations_through_memory_as_planned()
    {
        NpuOptions options = Rig.Options("llama-160m", prompt: 1500, decode: 0) with { Scratchpad = new ScratchpadOptions { Capacity = DataSize.FromKibibytes(512) } };
        Rig rig = Rig.Run(options);
        Assert.True(rig.Counter("bytes_stored") > 12 * 1500 * 3072);
        Assert.Equal(rig.Counter("bytes_stored"), rig.Counter(rig.Memory, "bytes_written"));
        Assert.Equal(rig.Counter("bytes_loaded"), rig.Counter(rig.Memory, "bytes_read"));
    }

    [Fact]
    public void Two_runs_are_the_same_to_the_femtosecond()
    {
        NpuOptions options = Rig.Options("llama-160m", batch: 2);
        Assert.Equal(Rig.Run(options).Npu.Log.Tokens, Rig.Run(options).Npu.Log.Tokens);
    }

    [Fact]
    public void A_model_that_does_not_fit_says_by_how_much_and_from_where_on()
    {
        NpuOptions options = Rig.Options("llama-160m", prompt: 1, decode: 0);
        MemoryOptions memory = new() { Capacity = DataSize.FromBytes(162_417_408) };
        ElaborationException error = Assert.Throws<ElaborationException>(() => Rig.Run(options, memory));
        Assert.Equal(
            "npu: llama-160m with 162436608 bytes of weights and 18432 bytes of cache does not fit 'mem' of 162417408 bytes: 37632 bytes are too many, from 'lm_head.weight' on",
            error.Message);
    }

    [Fact]
    public void Activations_beyond_the_memory_end_the_run_with_the_address()
    {
        NpuOptions options = Rig.Options("llama-160m", prompt: 1500, decode: 0) with { Scratchpad = new ScratchpadOptions { Capacity = DataSize.FromKibibytes(512) } };
        LlmWorkload workload = new(options.Workload);
        MemoryOptions memory = new() { Capacity = DataSize.FromBytes((long)workload.Layout(0).End + 64) };
        SimulationException error = Assert.ThrowsAny<SimulationException>(() => Rig.Run(options, memory));
        Assert.Contains("but 'mem' holds 0 to ", error.Message);
    }

    [Fact]
    public void A_width_that_the_array_cannot_multiply_is_named()
    {
        NpuOptions options = Rig.Options("llama-160m");
        options = options with { Workload = options.Workload with { WeightBits = 24 } };
        OptionProblem problem = Assert.Single(options.Validate());
        Assert.Equal("workload.weight_bits", problem.Path);
        Assert.Equal("the array cannot multiply 24 by 8 bits; array.rates has 2x8, 4x8, 8x8, 8x16, 16x16", problem.Message);
    }

    [Fact]
    public void A_tile_costs_seven_resumptions_at_most_however_many_bytes_it_has()
    {
        Rig rig = Rig.Run(Rig.Options("llama-160m", decode: 8));
        Assert.InRange(rig.Result.Resumptions, rig.Counter("tiles"), 7 * rig.Counter("tiles"));
    }
}
