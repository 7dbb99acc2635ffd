namespace Tlm.Models.Llm;

/// <summary>Turns a step through a model into its operators, in order of execution, with exact MACs and bytes.</summary>
public sealed class OperatorLowering
{
    private readonly ModelDescriptor _model;
    private readonly ModelPrecision _precision;
    private readonly AttentionLowering _attention;
    private readonly FeedForwardLowering _feedForward;
    private readonly OperatorFactory _factory;

    /// <summary>Prepares the lowering of <paramref name="model"/>; <paramref name="routing"/> is balanced by default.</summary>
    public OperatorLowering(ModelDescriptor model, ModelPrecision precision, IExpertRouting? routing = null)
    {
        _model = model;
        _precision = precision;
        _factory = new OperatorFactory(model, precision);
        _attention = new AttentionLowering(model, precision, _factory);
        _feedForward = new FeedForwardLowering(model, _factory, routing ?? new BalancedRouting());
    }

    /// <summary>The operators of <paramref name="step"/>.</summary>
    public IReadOnlyList<Operator> Lower(Step step)
    {
        List<Operator> operators = [];
        long tokens = step.Tokens;
        if (_model.DraftHeads > 0)
            DraftHeads(tokens, operators);
        else
            Layers(step, tokens, operators);
        return operators;
    }

    private void Layers(Step step, long tokens, List<Operator> operators)
    {
        Embed(tokens, operators);
        for (int layer = 0; layer < _model.Layers; layer++)
        {
            _attention.Lower(step, layer, operators);
            _feedForward.Lower(tokens, layer, operators);
        }
        if (step.Logits > 0)
            Head(step.Logits, operators);
    }

    private void DraftHeads(long tokens, List<Operator> operators)
    {
        long width = tokens * _model.HiddenSize;
        for (int head = 0; head < _model.DraftHeads; head++)
        {
            operators.Add(_factory.Linear("head_layer", TensorNames.HeadLayer(head), tokens));
            operators.Add(_factory.Vector("head_activation", OperatorKind.Activation, -1, width, width, width));
            operators.Add(_factory.Vector("head_residual", OperatorKind.Residual, -1, width, 2 * width, width));
            operators.Add(_factory.Linear("head_projection", TensorNames.HeadProjection(head), tokens));
            Sample(tokens, operators);
        }
    }

    private void Embed(long tokens, List<Operator> operators)
    {
        operators.Add(Gather(TensorNames.Embedding, "embed_tokens", tokens));
        _factory.Exchange("embed_sum", OperatorKind.AllReduce, tokens, _model.EmbeddingSize, -1, operators);
        if (_model.PositionRows > 0)
            operators.Add(Gather(TensorNames.Positions, "embed_positions", tokens));
        if (_model.EmbeddingSize != _model.HiddenSize)
            operators.Add(_factory.Linear("project_in", TensorNames.ProjectIn, tokens));
    }

    private Operator Gather(string tensorName, string name, long tokens)
    {
        WeightTensor table = _factory.Tensor(tensorName);
        long rowBytes = (_precision.FormatOf(table).RowBits(table.Columns) + 7) / 8;
        return new Operator
        {
            Name = name,
            Kind = OperatorKind.Embedding,
            M = tokens,
            N = table.Columns,
            VectorElements = tokens * table.Columns,
            WeightBytes = tokens * rowBytes,
            ActivationBytesOut = _precision.ActivationBytes(tokens * table.Columns),
            Weights = [table],
        };
    }

    private void Head(long rows, List<Operator> operators)
    {
        if (_model.FinalNorm)
            operators.Add(_factory.Norm("norm", TensorNames.FinalNorm, rows, _model.HiddenSize));
        if (_model.EmbeddingSize != _model.HiddenSize)
            operators.Add(_factory.Linear("project_out", TensorNames.ProjectOut, rows));
        string table = _model.TieWordEmbeddings ? TensorNames.Embedding : TensorNames.LmHead;
        operators.Add(_factory.Linear("lm_head", table, rows));
        Sample(rows, operators);
    }

    /// <summary>Every device of a group picks from all scores.</summary>
    private void Sample(long rows, List<Operator> operators)
    {
        long vocabulary = Math.Max(_model.VocabSize, _model.WholeVocabSize);
        _factory.Exchange("gather_scores", OperatorKind.AllGather, rows, vocabulary, -1, operators);
        operators.Add(_factory.Vector("sample", OperatorKind.Sample, -1, rows * vocabulary, rows * vocabulary, 0));
    }
}
