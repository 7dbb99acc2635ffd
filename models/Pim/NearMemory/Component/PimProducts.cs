namespace Tlm.Models.Pim.NearMemory;

/// <summary>Sends the products of so many steps to a PIM memory, one after the other, as the weight products of a decoder do that depend on each other.</summary>
[Component("pim-products", Description = "Sends matrix-vector products to a PIM memory, one after the other, and measures steps", NoEnergy = "a source of products, no hardware")]
public sealed class PimProducts : Component, IResultSource
{
    private readonly PimProductsOptions _options;
    private readonly PayloadPool _pool;
    private readonly Counter _weights;
    private readonly Histogram _step;

    /// <summary>Creates the sender.</summary>
    public PimProducts(ComponentContext context, PimProductsOptions options)
        : base(context)
    {
        _options = options;
        _pool = new PayloadPool(FullName);
        Pim = new InitiatorSocket(this, "pim");
        _weights = Statistics.Counter("weights", Unit.Count, "weights of the products");
        _step = Statistics.Histogram("step", Unit.Femtoseconds, "time of a step");
        Thread("steps", RunAsync);
    }

    /// <summary>Where products go.</summary>
    public InitiatorSocket Pim { get; }

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        if (Pim.Peer?.Owner is not IProductWorker device)
            return;
        foreach (PimProduct product in _options.Layer.Concat(_options.Last))
        {
            if (device.Problem(Request(product), ResidentAction.Multiply) is { } problem)
                throw new ElaborationException($"{FullName}: a product of {product.Outputs} x {product.Inputs} for '{Pim.Peer.Owner.FullName}': {problem}");
        }
    }

    /// <inheritdoc/>
    public void PublishResults(ResultSheet sheet)
    {
        if (_step.Count == 0)
            return;
        double seconds = (double)_step.Sum / _step.Count / 1e15;
        sheet.Headline("step_time", (double)_step.Sum / _step.Count, Unit.Femtoseconds, "Mean time of a step");
        sheet.Headline("weight_rate", _weights.Value * _options.WeightBits / 8.0 / (seconds * _step.Count), Unit.BytesPerSecond, "Weights a second");
    }

    private ResidentProduct Request(PimProduct product) => new(product.Outputs, product.Inputs, _options.Tokens)
    {
        Address = (ulong)(product.FirstColumn * PimGemv.ColumnBytes),
        WeightBits = _options.WeightBits,
    };

    private async SimTask RunAsync()
    {
        for (int step = 0; step < _options.Steps; step++)
        {
            SimTime begin = Now;
            for (int layer = 0; layer < _options.Layers; layer++)
                await SendAsync(_options.Layer);
            await SendAsync(_options.Last);
            _step.Record((Now - begin).Femtoseconds);
        }
    }

    private async SimTask SendAsync(IReadOnlyList<PimProduct> products)
    {
        foreach (var product in products)
        {
            Payload payload = ProductExtension.Attach(_pool.Rent(), Request(product));
            await Pim.TransportAsync(payload);
            payload.EnsureOk();
            payload.Release();
            _weights.Add(checked(product.Outputs * product.Inputs));
        }
    }
}
