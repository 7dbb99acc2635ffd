namespace Tlm.Models.Llm;

/// <summary>Makes operators whose weights are tensors of one model.</summary>
internal sealed class OperatorFactory
{
    private readonly ModelDescriptor _model;
    private readonly ModelPrecision _precision;
    private readonly Dictionary<string, WeightTensor> _tensors;

    public OperatorFactory(ModelDescriptor model, ModelPrecision precision)
    {
        _model = model;
        _precision = precision;
        _tensors = model.ListTensors().ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    public WeightTensor Tensor(string name)
    {
        return _tensors[name];
    }

    /// <summary>Rows of activations times the transposed matrix called <paramref name="tensorName"/>, plus its bias if there is one.</summary>
    public Operator Linear(string name, string tensorName, long rows, int layer = -1)
    {
        WeightTensor matrix = _tensors[tensorName];
        List<WeightTensor> weights = [matrix];
        if (_tensors.TryGetValue(tensorName.Replace(".weight", ".bias", StringComparison.Ordinal), out WeightTensor? bias))
            weights.Add(bias);
        return new Operator
        {
            Name = name,
            Kind = OperatorKind.Linear,
            Layer = layer,
            M = rows,
            N = matrix.Rows,
            K = matrix.Columns,
            WeightBytes = weights.Sum(_precision.BytesOf),
            ActivationBytesIn = _precision.ActivationBytes(rows * matrix.Columns),
            ActivationBytesOut = _precision.ActivationBytes(rows * matrix.Rows),
            Weights = weights,
        };
    }

    /// <summary>What the adapters of a matrix add to its product, each for its part of the rows.</summary>
    public void Adapters(string name, string tensorName, long rows, int layer, List<Operator> operators)
    {
        if (_model.Lora is not { } lora || !_tensors.ContainsKey(TensorNames.AdapterDown(tensorName, 0)))
            return;
        for (int adapter = 0; adapter < lora.Adapters; adapter++)
        {
            long own = (rows / lora.Adapters) + (adapter < rows % lora.Adapters ? 1 : 0);
            if (own == 0)
                continue;
            long width = own * _tensors[tensorName].Rows;
            operators.Add(Linear(name + ".lora_a", TensorNames.AdapterDown(tensorName, adapter), own, layer));
            operators.Add(Linear(name + ".lora_b", TensorNames.AdapterUp(tensorName, adapter), own, layer));
            operators.Add(Vector(name + ".lora_add", OperatorKind.Residual, layer, width, 2 * width, width));
        }
    }

    /// <summary>Normalises <paramref name="rows"/> rows of <paramref name="width"/> elements with the vectors of <paramref name="module"/>.</summary>
    public Operator Norm(string name, string module, long rows, long width, int layer = -1)
    {
        List<WeightTensor> weights = [_tensors[TensorNames.Weight(module, layer)]];
        if (_model.Norm == NormKind.LayerNorm)
            weights.Add(_tensors[TensorNames.Bias(module, layer)]);
        Operator vector = Vector(name, OperatorKind.Norm, layer, rows * width, rows * width, rows * width);
        return vector with { M = rows, N = width, Weights = weights, WeightBytes = weights.Sum(_precision.BytesOf) };
    }

    /// <summary>What the devices of a group exchange: partial sums of <paramref name="rows"/> x <paramref name="width"/> elements, or their columns of so many. Nothing for a whole model.</summary>
    public void Exchange(string name, OperatorKind kind, long rows, long width, int layer, List<Operator> operators)
    {
        if (_model.Ranks > 1)
            operators.Add(new Operator { Name = name, Kind = kind, Layer = layer, M = rows, N = width });
    }

    /// <summary>An element-wise operator over <paramref name="elements"/> elements that reads and writes so many activations.</summary>
    public Operator Vector(string name, OperatorKind kind, int layer, long elements, long read, long written)
    {
        return new Operator
        {
            Name = name,
            Kind = kind,
            Layer = layer,
            VectorElements = elements,
            ActivationBytesIn = _precision.ActivationBytes(read),
            ActivationBytesOut = _precision.ActivationBytes(written),
        };
    }
}
