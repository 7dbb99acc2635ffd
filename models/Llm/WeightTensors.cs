namespace Tlm.Models.Llm;

/// <summary>Lists the weight tensors of a descriptor. The sum of their elements is the publisher's parameter count.</summary>
internal static class WeightTensors
{
    public static IReadOnlyList<WeightTensor> Of(ModelDescriptor model)
    {
        if (model.DraftHeads > 0)
            return DraftHeads(model);
        List<WeightTensor> tensors = [];
        Embeddings(model, tensors);
        for (int layer = 0; layer < model.Layers; layer++)
        {
            int first = tensors.Count;
            Attention(model, layer, tensors);
            FeedForward(model, layer, tensors);
            if (model.Lora is { } lora)
                Adapters(lora, [.. tensors.Skip(first)], tensors);
        }
        Head(model, tensors);
        return tensors;
    }

    private static void Adapters(LoraOptions lora, WeightTensor[] layer, List<WeightTensor> tensors)
    {
        foreach (WeightTensor matrix in layer.Where(tensor => lora.Targets.Any(target => tensor.Name.EndsWith($".{target}.weight", StringComparison.Ordinal))))
        {
            for (int adapter = 0; adapter < lora.Adapters; adapter++)
            {
                tensors.Add(new(TensorNames.AdapterDown(matrix.Name, adapter), TensorRole.Adapter, lora.Rank, matrix.Columns, matrix.Layer, matrix.Expert));
                tensors.Add(new(TensorNames.AdapterUp(matrix.Name, adapter), TensorRole.Adapter, matrix.Rows, lora.Rank, matrix.Layer, matrix.Expert));
            }
        }
    }

    private static List<WeightTensor> DraftHeads(ModelDescriptor model)
    {
        List<WeightTensor> tensors = [];
        for (int head = 0; head < model.DraftHeads; head++)
        {
            tensors.Add(new(TensorNames.HeadLayer(head), TensorRole.FeedForward, model.HiddenSize, model.HiddenSize));
            tensors.Add(new(TensorNames.HeadProjection(head), TensorRole.LmHead, model.VocabSize, model.HiddenSize));
        }
        return tensors;
    }

    private static void Embeddings(ModelDescriptor model, List<WeightTensor> tensors)
    {
        tensors.Add(new(TensorNames.Embedding, TensorRole.Embedding, model.VocabSize, model.EmbeddingSize));
        if (model.PositionRows > 0)
            tensors.Add(new(TensorNames.Positions, TensorRole.PositionEmbedding, model.PositionRows, model.HiddenSize));
        if (model.EmbeddingSize != model.HiddenSize)
            tensors.Add(new(TensorNames.ProjectIn, TensorRole.Embedding, model.HiddenSize, model.EmbeddingSize));
    }

    private static void Attention(ModelDescriptor model, int layer, List<WeightTensor> tensors)
    {
        Norm(model, TensorNames.AttentionNorm, model.HiddenSize, layer, tensors);
        Linear(TensorNames.Query, TensorRole.Attention, model.QueryWidth, model.HiddenSize, model.QueryKeyValueBias, layer, tensors);
        Linear(TensorNames.Key, TensorRole.Attention, model.KeyValueWidth, model.HiddenSize, model.QueryKeyValueBias, layer, tensors);
        Linear(TensorNames.Value, TensorRole.Attention, model.KeyValueWidth, model.HiddenSize, model.QueryKeyValueBias, layer, tensors);
        if (model.QueryKeyNorm)
        {
            Norm(model, TensorNames.QueryNorm, model.HeadDim, layer, tensors);
            Norm(model, TensorNames.KeyNorm, model.HeadDim, layer, tensors);
        }
        Linear(TensorNames.Output, TensorRole.Attention, model.HiddenSize, model.QueryWidth, model.AttentionOutputBias, layer, tensors);
    }

    private static void FeedForward(ModelDescriptor model, int layer, List<WeightTensor> tensors)
    {
        Norm(model, TensorNames.FeedForwardNorm, model.HiddenSize, layer, tensors);
        if (!model.IsMixtureOfExperts)
        {
            Expert(model, layer, -1, tensors);
            return;
        }
        Linear(TensorNames.Router, TensorRole.Router, model.Experts, model.HiddenSize, false, layer, tensors);
        for (int expert = 0; expert < model.Experts; expert++)
            Expert(model, layer, expert, tensors);
    }

    private static void Expert(ModelDescriptor model, int layer, int expert, List<WeightTensor> tensors)
    {
        long inner = model.IntermediateSize;
        long hidden = model.HiddenSize;
        if (model.GatedFeedForward)
            Linear(TensorNames.Gate, TensorRole.FeedForward, inner, hidden, model.FeedForwardBias, layer, tensors, expert);
        Linear(TensorNames.Up, TensorRole.FeedForward, inner, hidden, model.FeedForwardBias, layer, tensors, expert);
        Linear(TensorNames.Down, TensorRole.FeedForward, hidden, inner, model.FeedForwardBias, layer, tensors, expert);
    }

    private static void Head(ModelDescriptor model, List<WeightTensor> tensors)
    {
        if (model.FinalNorm)
            Norm(model, TensorNames.FinalNorm, model.HiddenSize, -1, tensors);
        if (model.EmbeddingSize != model.HiddenSize)
            tensors.Add(new(TensorNames.ProjectOut, TensorRole.LmHead, model.EmbeddingSize, model.HiddenSize));
        if (!model.TieWordEmbeddings)
            tensors.Add(new(TensorNames.LmHead, TensorRole.LmHead, model.VocabSize, model.EmbeddingSize));
    }

    private static void Norm(ModelDescriptor model, string name, long width, int layer, List<WeightTensor> tensors)
    {
        tensors.Add(new(TensorNames.Weight(name, layer), TensorRole.Norm, 1, width, layer));
        if (model.Norm == NormKind.LayerNorm)
            tensors.Add(new(TensorNames.Bias(name, layer), TensorRole.Norm, 1, width, layer));
    }

    private static void Linear(
        string name, TensorRole role, long rows, long columns, bool bias, int layer, List<WeightTensor> tensors, int expert = -1)
    {
        tensors.Add(new(TensorNames.Weight(name, layer, expert), role, rows, columns, layer, expert));
        if (bias)
            tensors.Add(new(TensorNames.Bias(name, layer, expert), TensorRole.Bias, 1, rows, layer, expert));
    }
}
