namespace Tlm.Models.Npu.Offload;

/// <summary>
/// A processor with weights in a memory of its own, by its rates: each pass over the weights takes their transfer or its arithmetic, whichever is longer. Products are
/// served in order. Stands for a second NPU, a chiplet, or any block that computes beside its memory.
/// </summary>
[Component("product-engine", Description = "Processor with its own weights, by rates: serves products that other devices send it")]
public sealed class ProductEngine : Component, IProductDevice, IProductWorker
{
    private const long FemtosecondsPerSecond = 1_000_000_000_000_000;
    private readonly ProductEngineOptions _options;
    private readonly Counter _products;
    private readonly Counter _macs;
    private readonly Counter _bytes;
    private readonly EventEnergy _read;
    private readonly EventEnergy _mac;
    private long _used;

    /// <summary>Creates the engine.</summary>
    public ProductEngine(ComponentContext context, ProductEngineOptions options)
        : base(context)
    {
        _options = options;
        Port = new TargetSocket(this, "port").Understands<ProductExtension>();
        _products = Statistics.Counter("products", Unit.Count, "products served");
        _macs = Statistics.Counter("macs", Unit.Operations, "multiply-accumulates");
        _bytes = Statistics.Counter("bytes", Unit.Bytes, "bytes of weights read or written");
        _read = Energy.Cause("memory", "bits of weights");
        _mac = Energy.Cause("mac", "multiply-accumulates");
        Energy.StaticPower("static", options.Static, "power drawn all the time");
        Server("serve", new ProductServer(Port, this, Statistics.Utilisation("busy", 1, "products under way")).RunAsync);
    }

    /// <summary>Where products arrive.</summary>
    public TargetSocket Port { get; }

    /// <inheritdoc/>
    public ulong Place(string name, in ResidentProduct product)
    {
        if (Problem(product, ResidentAction.Store) is { } problem)
            throw new ElaborationException($"{FullName}: '{name}': {problem}");
        long end = checked(_used + product.WeightBytes);
        if (end > _options.Capacity.Bytes)
            throw new ElaborationException($"{FullName}: '{name}' does not fit {_options.Capacity}: {end - _options.Capacity.Bytes} bytes are too many");
        ulong address = (ulong)_used;
        _used = end;
        return address;
    }

    /// <inheritdoc/>
    public SimTime Estimate(in ResidentProduct product) => TimeOf(product, ResidentAction.Multiply);

    async SimTask IProductWorker.WorkAsync(ProductExtension request)
    {
        await Delay(TimeOf(request.Product, request.Action));
        Account(request);
    }

    private void Account(ProductExtension request)
    {
        bool multiply = request.Action == ResidentAction.Multiply;
        long bytes = checked(request.Product.WeightBytes * (multiply ? Passes(request.Product) : 1));
        _bytes.Add(bytes);
        _read.Charge(_options.ReadEnergy.For(checked(bytes * 8)));
        if (!multiply)
            return;
        _products.Increment();
        _macs.Add(request.Product.Macs);
        _mac.Charge(_options.MacEnergy, request.Product.Macs);
    }

    private SimTime TimeOf(in ResidentProduct product, ResidentAction action)
    {
        long transfer = checked(_options.Bandwidth.TransferFemtoseconds(product.WeightBytes) * (action == ResidentAction.Multiply ? Passes(product) : 1));
        Int128 macs = action == ResidentAction.Multiply ? product.Macs : 0;
        long arithmetic = checked((long)(((macs * FemtosecondsPerSecond) + _options.MacRate - 1) / _options.MacRate));
        return _options.Latency + SimTime.FromFemtoseconds(Math.Max(transfer, arithmetic));
    }

    private long Passes(in ResidentProduct product)
    {
        return _options.TokensPerPass == 0 ? 1 : (product.Tokens + _options.TokensPerPass - 1) / _options.TokensPerPass;
    }

    /// <inheritdoc/>
    public string? Problem(in ResidentProduct product, ResidentAction action)
    {
        if (product.WeightBits > _options.WeightBits)
            return $"weights of {product.WeightBits} bits are wider than the engine's {_options.WeightBits}";
        return product.InputBits > _options.InputBits ? $"inputs of {product.InputBits} bits are wider than the engine's {_options.InputBits}" : null;
    }
}
