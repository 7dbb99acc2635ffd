using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Llm.Tests;

public class LoweringTests
{
    [Theory]
    [InlineData("llama-3.2-1b")]
    [InlineData("llama-2-7b")]
    [InlineData("opt-6.7b")]
    [InlineData("gpt-3-175b")]
    public void A_decoded_token_reads_every_weight_once_and_one_row_of_each_table(string name)
    {
        ModelDescriptor model = Published.Load(name);
        long read = Lower(model, Step.Decode(1, 100)).Sum(op => op.WeightBytes);
        long matrices = model.ListTensors().Where(tensor => !IsTable(tensor, model)).Sum(ModelPrecision.Half.BytesOf);
        long rows = 2 * (model.EmbeddingSize + (model.PositionRows > 0 ? model.HiddenSize : 0));
        Assert.Equal(matrices + rows, read);
    }

    [Fact]
    public void A_decoded_token_of_llama_2_7b_needs_the_macs_of_its_published_shape()
    {
        long macs = Lower(Published.Load("llama-2-7b"), Step.Decode(1, 511)).Sum(op => op.Macs);
        const long Layer = (4L * 4096 * 4096) + (3L * 4096 * 11008) + (2L * 512 * 4096);
        Assert.Equal((32 * Layer) + (4096L * 32000), macs);
    }

    [Fact]
    public void Weight_macs_are_tokens_times_matrix_elements_for_any_shape()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Arbitrary(), Arb.From(Gen.Choose(1, 9)), (model, tokens) =>
        {
            Operator[] linear = [.. Lower(model, Step.Prefill(1, tokens)).Where(op => op.Kind == OperatorKind.Linear && op.Layer >= 0)];
            long elements = model.ListTensors().Where(tensor => tensor.Layer >= 0 && !tensor.IsVector).Sum(tensor => tensor.Elements);
            return linear.Sum(op => op.Macs) == tokens * elements && linear.Sum(op => op.WeightBytes) == 2 * elements;
        }));
    }

    [Fact]
    public void Attention_reads_each_cached_row_once_a_layer_and_appends_each_new_one()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Arbitrary(), Arb.From(Gen.Choose(0, 70)), (model, past) =>
        {
            IReadOnlyList<Operator> operators = Lower(model, Step.Uniform(3, new SequenceStep(2, past, 1)));
            long row = ModelPrecision.Half.KeyValueRowBytes(model);
            long macs = operators.Where(op => op.Kind is OperatorKind.AttentionScore or OperatorKind.AttentionContext).Sum(op => op.Macs);
            return operators.Sum(op => op.KvBytesRead) == 3L * (past + 2) * 2 * row * model.Layers
                && operators.Sum(op => op.KvBytesWritten) == 3L * 2 * 2 * row * model.Layers
                && macs == 3L * 2 * (past + 2) * 2 * model.QueryWidth * model.Layers;
        }));
    }

    [Fact]
    public void Sequences_of_equal_length_share_an_operator_and_others_do_not()
    {
        ModelDescriptor model = Published.Load("llama-160m");
        Step step = new([new(1, 7, 1), new(1, 7, 1), new(1, 9, 1)]);
        Operator[] scores = [.. Lower(model, step).Where(op => op.Kind == OperatorKind.AttentionScore && op.Layer == 0)];
        Assert.Equal([(0, 2, 8L), (2, 1, 10L)], scores.Select(op => (op.FirstSequence, op.SequenceCount, op.Context)));
    }

    [Fact]
    public void A_mixture_routes_every_token_to_its_number_of_experts()
    {
        ModelDescriptor model = Published.Load("mixtral-8x7b");
        for (int tokens = 1; tokens < 20; tokens++)
        {
            IEnumerable<Operator> downs = Lower(model, Step.Prefill(1, tokens)).Where(op => op.Layer == 3 && op.Name.EndsWith("down_proj", StringComparison.Ordinal));
            Assert.Equal(2 * tokens, downs.Sum(op => op.M));
            Assert.Equal(Math.Min(8, 2 * tokens), downs.Count());
        }
    }

    [Fact]
    public void A_chunk_inside_a_prompt_computes_no_logits()
    {
        ModelDescriptor model = Published.Load("llama-160m");
        Assert.DoesNotContain(Lower(model, Step.Uniform(1, new SequenceStep(8, 0, 0))), op => op.Name == "lm_head");
    }

    internal static Arbitrary<ModelDescriptor> Arbitrary()
    {
        Gen<ModelDescriptor> models =
            from groups in Gen.Elements(1, 2, 4)
            from perGroup in Gen.Elements(1, 3)
            from head in Gen.Elements(8, 16)
            from layers in Gen.Choose(1, 3)
            from inner in Gen.Choose(1, 50)
            from tied in Gen.Elements(true, false)
            select ModelFile.Parse(InputFile.At("any.json"), $$"""
                {"model_type": "llama", "hidden_size": {{groups * perGroup * head}}, "intermediate_size": {{inner}},
                 "num_hidden_layers": {{layers}}, "num_attention_heads": {{groups * perGroup}}, "num_key_value_heads": {{groups}},
                 "vocab_size": 77, "tie_word_embeddings": {{(tied ? "true" : "false")}}}
                """);
        return Arb.From(models);
    }

    private static IReadOnlyList<Operator> Lower(ModelDescriptor model, Step step)
    {
        return new OperatorLowering(model, ModelPrecision.Half).Lower(step);
    }

    private static bool IsTable(WeightTensor tensor, ModelDescriptor model)
    {
        return tensor.Role == TensorRole.PositionEmbedding || (tensor.Name == TensorNames.Embedding && !model.TieWordEmbeddings);
    }
}
