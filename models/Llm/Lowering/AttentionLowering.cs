namespace Tlm.Models.Llm;

/// <summary>The attention block of a layer: projections over all tokens together, scores and contexts by sequence.</summary>
internal sealed class AttentionLowering(ModelDescriptor model, ModelPrecision precision, OperatorFactory factory)
{
    public void Lower(Step step, int layer, List<Operator> operators)
    {
        long tokens = step.Tokens;
        operators.Add(factory.Norm("input_norm", TensorNames.AttentionNorm, tokens, model.HiddenSize, layer));
        Project("q_proj", TensorNames.Query, tokens, layer, operators);
        Project("k_proj", TensorNames.Key, tokens, layer, operators);
        Project("v_proj", TensorNames.Value, tokens, layer, operators);
        Positions(tokens, layer, operators);
        operators.Add(Append(tokens, layer));
        foreach ((int first, int count) in EqualRuns(step.Sequences))
            Attend(step.Sequences[first], first, count, layer, operators);
        Project("o_proj", TensorNames.Output, tokens, layer, operators);
        factory.Exchange("attention_sum", OperatorKind.AllReduce, tokens, model.HiddenSize, layer, operators);
        long width = tokens * model.HiddenSize;
        operators.Add(factory.Vector("attention_residual", OperatorKind.Residual, layer, width, 2 * width, width));
    }

    private void Project(string name, string module, long tokens, int layer, List<Operator> operators)
    {
        string matrix = TensorNames.Weight(module, layer);
        operators.Add(factory.Linear(name, matrix, tokens, layer));
        factory.Adapters(name, matrix, tokens, layer, operators);
    }

    private void Positions(long tokens, int layer, List<Operator> operators)
    {
        if (model.QueryKeyNorm)
        {
            operators.Add(factory.Norm("q_norm", TensorNames.QueryNorm, tokens * model.AttentionHeads, model.HeadDim, layer));
            operators.Add(factory.Norm("k_norm", TensorNames.KeyNorm, tokens * model.KeyValueHeads, model.HeadDim, layer));
        }
        if (model.Position != PositionKind.Rotary)
            return;
        long rotated = tokens * (model.QueryWidth + model.KeyValueWidth);
        operators.Add(factory.Vector("rope", OperatorKind.Rope, layer, rotated, rotated, rotated));
    }

    private Operator Append(long tokens, int layer)
    {
        long elements = 2 * tokens * model.KeyValueWidth;
        Operator append = factory.Vector("kv_append", OperatorKind.KvAppend, layer, elements, elements, 0);
        return append with { M = tokens, KvBytesWritten = 2 * tokens * precision.KeyValueRowBytes(model) };
    }

    private void Attend(SequenceStep sequence, int first, int count, int layer, List<Operator> operators)
    {
        long rows = (long)model.HeadsPerGroup * sequence.QueryTokens;
        long instances = (long)count * model.KeyValueHeads;
        long scores = instances * rows * sequence.Context;
        long cached = count * sequence.Context * precision.KeyValueRowBytes(model);
        long queries = instances * rows * model.HeadDim;
        Operator common = new()
        {
            Name = "attention",
            Kind = OperatorKind.AttentionScore,
            Layer = layer,
            M = rows,
            Instances = instances,
            KvBytesRead = cached,
            FirstSequence = first,
            SequenceCount = count,
            Context = sequence.Context,
        };
        operators.Add(common with
        {
            Name = "attention_score",
            N = sequence.Context,
            K = model.HeadDim,
            ActivationBytesIn = precision.ActivationBytes(queries),
            ActivationBytesOut = precision.ActivationBytes(scores),
        });
        operators.Add(factory.Vector("softmax", OperatorKind.Softmax, layer, scores, scores, scores) with { M = instances * rows, N = sequence.Context });
        operators.Add(common with
        {
            Name = "attention_context",
            Kind = OperatorKind.AttentionContext,
            N = model.HeadDim,
            K = sequence.Context,
            ActivationBytesIn = precision.ActivationBytes(scores),
            ActivationBytesOut = precision.ActivationBytes(queries),
        });
    }

    private static bool Same(in SequenceStep one, in SequenceStep other)
    {
        return one.QueryTokens == other.QueryTokens && one.PastTokens == other.PastTokens;
    }

    /// <summary>Runs of neighbouring sequences with the same lengths, which one operator serves together.</summary>
    private static IEnumerable<(int First, int Count)> EqualRuns(IReadOnlyList<SequenceStep> sequences)
    {
        int first = 0;
        for (int next = 1; next <= sequences.Count; next++)
        {
            if (next < sequences.Count && Same(sequences[next], sequences[first]))
                continue;
            yield return (first, next - first);
            first = next;
        }
    }
}
