namespace Tlm.Models.Llm.Configuration;

/// <summary>Rules between the keys of a descriptor, whatever its architecture.</summary>
internal static class DescriptorRules
{
    public static void Check(ModelDescriptor model, ConfigReader config)
    {
        if (model.AttentionHeads % model.KeyValueHeads != 0)
        {
            throw config.Wrong(
                "num_key_value_heads", $"a divisor of num_attention_heads ({model.AttentionHeads}), so that each key/value head serves equally many query heads");
        }
        if (model.ExpertsPerToken > model.Experts)
            throw config.Wrong("num_experts_per_tok", $"at most the number of experts ({model.Experts})");
        if (model.Position == PositionKind.Rotary && model.HeadDim % 2 != 0)
            throw config.Wrong("head_dim", "an even number, as rotary positions turn pairs");
    }
}
