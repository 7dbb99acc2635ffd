namespace Tlm.Models.Llm.Tests;

/// <summary>The shares of a group's devices.</summary>
public class ShardTests
{
    public static TheoryData<string, int> Groups()
    {
        TheoryData<string, int> groups = [];
        foreach (string model in (string[])["llama-2-7b", "llama-3-8b", "llama-3.2-1b", "mixtral-8x7b", "opt-6.7b", "gpt-3-175b"])
        {
            foreach (int ranks in (int[])[2, 4, 8])
                groups.Add(model, ranks);
        }
        return groups;
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void The_shares_are_the_model_and_copies_of_what_every_device_has(string name, int ranks)
    {
        LlmWorkload[] shares = Shares(name, ranks);
        ModelDescriptor whole = shares[0].Whole;
        long copied = whole.ListTensors().Where(tensor => IsCopied(tensor)).Sum(tensor => tensor.Elements);
        Assert.Equal(whole.CountParameters() + ((ranks - 1) * copied), shares.Sum(share => share.Model.CountParameters()));
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void The_products_of_all_shares_are_those_of_the_model(string name, int ranks)
    {
        LlmWorkload[] shares = Shares(name, ranks);
        Step step = Step.Decode(3, 20);
        long whole = Macs(new OperatorLowering(shares[0].Whole, ModelPrecision.Half).Lower(step));
        Assert.Equal(whole, shares.Sum(share => Macs(share.Lowering.Lower(step))));
    }

    [Fact]
    public void Each_layer_ends_with_two_sums_and_the_scores_are_joined()
    {
        LlmWorkload share = Shares("llama-3-8b", 4)[1];
        Operator[] exchanges = [.. share.Lowering.Lower(Step.Decode(2, 5)).Where(op => op.Kind is OperatorKind.AllReduce or OperatorKind.AllGather)];
        Assert.Equal((2 * 32) + 2, exchanges.Length);
        Assert.All(exchanges[..^1], op => Assert.Equal((OperatorKind.AllReduce, 2L, 4096L), (op.Kind, op.M, op.N)));
        Assert.Equal((OperatorKind.AllGather, 2L, 128_256L), (exchanges[^1].Kind, exchanges[^1].M, exchanges[^1].N));
    }

    private static LlmWorkload[] Shares(string name, int ranks)
    {
        return [.. Enumerable.Range(0, ranks).Select(rank => new LlmWorkload(new() { Model = Published.File(name), TensorParallel = new() { Ranks = ranks, Rank = rank } }))];
    }

    private static long Macs(IEnumerable<Operator> operators) => operators.Where(op => !op.Name.StartsWith("router", StringComparison.Ordinal)).Sum(op => op.Macs);

    /// <summary>Vectors of the residual stream and the biases added after a sum, routers and position tables.</summary>
    private static bool IsCopied(WeightTensor tensor)
    {
        bool afterSum = tensor.Name.EndsWith("o_proj.bias", StringComparison.Ordinal) || tensor.Name.EndsWith("down_proj.bias", StringComparison.Ordinal);
        return tensor.Role is TensorRole.Norm or TensorRole.Router or TensorRole.PositionEmbedding || afterSum;
    }
}
