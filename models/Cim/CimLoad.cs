namespace Tlm.Models.Cim;

/// <summary>Sends the attention of a decoder's layers to compute-in-memory engines, one layer after the other.</summary>
[Component("cim-attention", Description = "Sends attention of a decoder's layers to compute-in-memory engines and measures it", NoEnergy = "a source of work, no hardware")]
public sealed class CimLoad : Component, IResultSource
{
    private readonly CimLoadOptions _options;
    private readonly Histogram _layer;
    private readonly PayloadPool _pool;

    /// <summary>Creates the sender.</summary>
    public CimLoad(ComponentContext context, CimLoadOptions options)
        : base(context)
    {
        _options = options;
        _pool = new PayloadPool(FullName);
        _layer = Statistics.Histogram("layer", Unit.Femtoseconds, "time of a layer's attention");
        Compute = new InitiatorSocket(this, "compute");
        Thread("layers", RunAsync);
    }

    /// <summary>Where work goes.</summary>
    public InitiatorSocket Compute { get; }

    /// <inheritdoc/>
    public void PublishResults(ResultSheet sheet)
    {
        if (_layer.Count > 0)
            sheet.Headline("layer_time", (double)_layer.Sum / _layer.Count, Unit.Femtoseconds, "Mean time of a layer's attention");
    }

    private async SimTask RunAsync()
    {
        int queries = _options.QueryHeads / _options.KeyValueHeads * _options.Tokens;
        for (int layer = 0; layer < _options.Layers; layer++)
        {
            SimTime begin = Now;
            var attention = new CimAttention(_options.KeyValueHeads, queries, _options.Context, _options.HeadDimension);
            Payload payload = CimExtension.Attach(_pool.Rent(), attention);
            await Compute.TransportAsync(payload);
            payload.EnsureOk();
            payload.Release();
            _layer.Record((Now - begin).Femtoseconds);
        }
    }
}
