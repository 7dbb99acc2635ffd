namespace Tlm.Models.Llm;

/// <summary>
/// Cuts a model for a group of devices: query, key, value, gate and up matrices and both tables by outputs, output and down matrices by inputs. Vectors, routers, position tables and the
/// projections between embedding and hidden width are on every device; so are key/value heads where the group has more devices than the model has such heads.
/// </summary>
internal static class ModelShard
{
    /// <summary>The share of one device. Throws <see cref="InputException"/> where heads do not divide.</summary>
    public static ModelDescriptor Of(ModelDescriptor model, TensorParallelOptions options, InputFile file)
    {
        int ranks = options.Ranks;
        bool sharesHeads = model.KeyValueHeads % ranks == 0 || ranks % model.KeyValueHeads == 0;
        if (model.AttentionHeads % ranks != 0 || !sharesHeads)
            throw new InputException(file.Location(), $"{model.AttentionHeads} query and {model.KeyValueHeads} key/value heads of {model.Name} cannot be shared by {ranks} devices evenly");
        return model with
        {
            AttentionHeads = model.AttentionHeads / ranks,
            KeyValueHeads = Math.Max(1, model.KeyValueHeads / ranks),
            IntermediateSize = Cut(model.IntermediateSize, options),
            VocabSize = Cut(model.VocabSize, options),
            Ranks = ranks,
            WholeVocabSize = model.VocabSize,
        };
    }

    /// <summary>One device's part of so many rows; the parts of all sum to the whole.</summary>
    private static int Cut(int whole, TensorParallelOptions options)
    {
        return (int)(((long)whole * (options.Rank + 1) / options.Ranks) - ((long)whole * options.Rank / options.Ranks));
    }
}
