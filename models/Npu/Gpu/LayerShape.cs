using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Gpu;

/// <summary>Each GPU's share of a decoder layer: heads and inner width are divided, the residual stream is not.</summary>
internal sealed class LayerShape(ModelDescriptor model, GpuNodeOptions options)
{
    /// <summary>Bytes of a value.</summary>
    public int Bytes { get; } = options.Workload.ActivationBits / 8;

    /// <summary>Width of the residual stream.</summary>
    public long Hidden { get; } = model.HiddenSize;

    /// <summary>Query heads.</summary>
    public int Heads { get; } = Share(model.AttentionHeads, options.Devices);

    /// <summary>Key/value heads.</summary>
    public int KeyValueHeads { get; } = Share(model.KeyValueHeads, options.Devices);

    /// <summary>Width of a head.</summary>
    public int HeadDimension { get; } = model.HeadDim;

    /// <summary>Inner width of the feed-forward block.</summary>
    public long Inner { get; } = Share(model.IntermediateSize, options.Devices);

    /// <summary>Matrices before the activation function: with a gate two.</summary>
    public int FirstMatrices { get; } = model.GatedFeedForward ? 2 : 1;

    /// <summary>Rows of the output projection.</summary>
    public long Vocabulary { get; } = Share(model.VocabSize, options.Devices);

    /// <summary>Width of queries, keys and values.</summary>
    public long QueryKeyValue => (Heads + (2L * KeyValueHeads)) * HeadDimension;

    /// <summary>Attention of equal sequences that decode one token each.</summary>
    public AttentionWork Attention(int sequences, long context) => new(sequences, Heads, KeyValueHeads, HeadDimension, context, Bytes);

    /// <summary>The linear product of <paramref name="tokens"/> with a weight matrix.</summary>
    public MatrixKernel Linear(long tokens, long outputs, long inputs) => new(tokens, outputs, inputs, 1, Bytes, Tiled: true);

    private static int Share(int whole, int devices) => (whole + devices - 1) / devices;
}
