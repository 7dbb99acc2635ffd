namespace Tlm.Models.Storage.Nand;

/// <summary>Sends the weight products of decode steps to flash, each when the one before has ended, as products of a decoder do that depend on each other.</summary>
[Component("nand-products", Description = "Sends matrix-vector products to NAND flash with compute, one after the other, and measures steps")]
public sealed class NandProducts : Component, IResultSource
{
    private readonly NandProductsOptions _options;
    private readonly PayloadPool _pool;
    private readonly Counter _weights;
    private readonly Histogram _step;
    private long _bits;

    /// <summary>Creates the sender.</summary>
    public NandProducts(ComponentContext context, NandProductsOptions options)
        : base(context)
    {
        _options = options;
        _pool = new PayloadPool(FullName);
        Compute = new InitiatorSocket(this, "compute");
        _weights = Statistics.Counter("weights", Unit.Count, "weights of the products");
        _step = Statistics.Histogram("step", Unit.Femtoseconds, "time of a step");
        Thread("steps", RunAsync);
    }

    /// <summary>Where products go.</summary>
    public InitiatorSocket Compute { get; }

    /// <inheritdoc/>
    public void PublishResults(ResultSheet sheet)
    {
        if (_step.Count == 0)
            return;
        double mean = (double)_step.Sum / _step.Count;
        sheet.Headline("step_time", mean, Unit.Femtoseconds, "Mean time of a step");
        sheet.Headline("weight_rate", _weights.Value / (mean / 1e15 * _step.Count), Unit.Parse("1/s"), "Weights a second");
    }

    private async SimTask RunAsync()
    {
        for (int step = 0; step < _options.Steps; step++)
        {
            SimTime begin = Now;
            _bits = 0;
            for (int layer = 0; layer < _options.Layers; layer++)
                await SendAsync(_options.Layer);
            await SendAsync(_options.Last);
            _step.Record((Now - begin).Femtoseconds);
        }
    }

    private async SimTask SendAsync(IReadOnlyList<NandProduct> products)
    {
        foreach (NandProduct product in products)
        {
            var gemv = new NandGemv(product.Outputs, product.Inputs, _options.Tokens, _bits / 8);
            Payload payload = NandGemvExtension.Attach(_pool.Rent(), gemv);
            await Compute.TransportAsync(payload);
            payload.EnsureOk();
            payload.Release();
            _bits = checked(_bits + (gemv.Weights * _options.WeightBits));
            _weights.Add(gemv.Weights);
        }
    }
}
