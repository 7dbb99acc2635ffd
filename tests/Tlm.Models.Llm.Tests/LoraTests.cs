namespace Tlm.Models.Llm.Tests;

public class LoraTests
{
    private static readonly ModelDescriptor Plain = Published.Load("llama-3.2-1b");

    [Theory]
    [InlineData(8, 1)]
    [InlineData(16, 3)]
    public void Adapters_add_rank_times_both_sides_of_each_target(int rank, int adapters)
    {
        ModelDescriptor model = Plain with { Lora = new LoraOptions { Rank = rank, Adapters = adapters, Targets = ["q_proj", "v_proj", "down_proj"] } };
        long sides = (2048 + 2048) + (2048 + 512) + (8192 + 2048);
        Assert.Equal(16L * adapters * rank * sides, model.CountParameters() - Plain.CountParameters());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(2, 4)]
    public void Every_token_passes_one_adapter_and_only_used_ones_are_read(int tokens, int adapters)
    {
        LoraOptions lora = new() { Rank = 16, Adapters = adapters };
        ModelPrecision precision = new LlmWorkloadOptions { Model = Published.File("llama-3.2-1b"), Lora = lora }.Precision();
        Operator[] operators = [.. new OperatorLowering(Plain with { Lora = lora }, precision).Lower(Step.Decode(tokens, 10)).Where(op => op.Name.Contains(".lora_", StringComparison.Ordinal))];
        long sides = (2048 + 2048) + (2048 + 512);
        Assert.Equal(16L * tokens * 16 * sides, operators.Sum(op => op.Macs));
        Assert.Equal(16L * Math.Min(tokens, adapters) * 16 * sides * 2, operators.Sum(op => op.WeightBytes));
    }

    [Fact]
    public void Every_expert_has_adapters_of_its_own_and_only_visited_ones_are_read()
    {
        ModelDescriptor plain = Published.Load("mixtral-8x7b");
        LoraOptions lora = new() { Rank = 8, Targets = ["down_proj"] };
        ModelDescriptor model = plain with { Lora = lora };
        Assert.Equal(32L * 8 * 8 * (14336 + 4096), model.CountParameters() - plain.CountParameters());
        Operator[] read = [.. new OperatorLowering(model, ModelPrecision.Half).Lower(Step.Decode(1, 10)).Where(op => op.Name.Contains(".lora_", StringComparison.Ordinal))];
        Assert.Equal(32L * 2 * 8 * (14336 + 4096), read.Sum(op => op.Macs));
    }

    [Fact]
    public void A_target_that_is_no_matrix_is_named()
    {
        LlmWorkloadOptions options = new() { Model = Published.File("llama-3.2-1b"), Lora = new LoraOptions { Targets = ["q_pro"] } };
        Assert.Contains("'q_pro' is no adapted matrix", Assert.Single(options.Problems()).Message);
    }
}
