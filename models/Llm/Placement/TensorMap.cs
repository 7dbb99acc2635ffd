using System.Globalization;

namespace Tlm.Models.Llm;

/// <summary>Addresses of a model's weights and key/value cache in one memory, or of the local parts of them: tensors in order of use, then the cache layer by layer.</summary>
/// <remarks>In a layer's cache region each sequence has its keys, then its values, a row a token, so that appends and reads are contiguous.</remarks>
public sealed class TensorMap
{
    private readonly Dictionary<string, MemoryRegion> _weights = new(StringComparer.Ordinal);
    private readonly MemoryRegion[] _cache;
    private readonly List<MemoryRegion> _regions = [];
    private readonly long _tokens;
    private readonly int _weightRegions;

    /// <summary>Lays <paramref name="model"/> out from <paramref name="start"/>; every region starts at a multiple of <paramref name="alignment"/>.</summary>
    /// <param name="model">What is stored.</param>
    /// <param name="precision">Storage formats.</param>
    /// <param name="sequences">Sequences that the cache holds; at least 0.</param>
    /// <param name="tokens">Tokens of context that each has room for.</param>
    /// <param name="start">First address to use.</param>
    /// <param name="alignment">Power of two, in bytes.</param>
    /// <param name="cacheStart">First address of the cache, in a memory of its own; null: behind the weights.</param>
    /// <param name="tablesWithCache">Whether embedding and output tables are in the memory of the cache, where that is one of its own.</param>
    /// <param name="placement">What other devices hold; null: nothing.</param>
    public TensorMap(
        ModelDescriptor model, ModelPrecision precision, int sequences, long tokens, ulong start = 0, int alignment = 64, ulong? cacheStart = null, ModelPlacement? placement = null,
        bool tablesWithCache = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequences);
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        if (alignment < 1 || (alignment & (alignment - 1)) != 0)
            throw new ArgumentOutOfRangeException(nameof(alignment), alignment, "must be a power of two");
        _tokens = tokens;
        RowBytes = precision.KeyValue.Bytes(1, (placement?.LocalHeads ?? model.KeyValueHeads) * model.HeadDim);
        RegionAllocator allocator = new(start, (ulong)alignment);
        IReadOnlyList<WeightTensor> tensors = model.ListTensors();
        bool apart = cacheStart is not null && tablesWithCache;
        foreach (WeightTensor tensor in tensors.Where(tensor => !apart || !tensor.IsTable))
            AddWeight(allocator, tensor, precision, placement);
        _weightRegions = _regions.Count;
        if (cacheStart is { } other)
            allocator = new RegionAllocator(other, (ulong)alignment);
        foreach (WeightTensor tensor in tensors.Where(tensor => apart && tensor.IsTable))
            AddWeight(allocator, tensor, precision, placement);
        WeightBytes = _regions.Sum(region => region.Bytes);
        _cache = new MemoryRegion[model.Layers];
        long perLayer = checked(2L * sequences * tokens * RowBytes);
        for (int layer = 0; layer < model.Layers; layer++)
            _cache[layer] = Add(allocator, string.Create(CultureInfo.InvariantCulture, $"kv.layer.{layer}"), perLayer);
        CacheBytes = perLayer * model.Layers;
    }

    /// <summary>Bytes of one token's keys (or values) in one layer.</summary>
    public long RowBytes { get; }

    /// <summary>Bytes of all weights that are here, without alignment gaps.</summary>
    public long WeightBytes { get; }

    /// <summary>Bytes of the whole cache.</summary>
    public long CacheBytes { get; }

    /// <summary>All regions, weights then cache, each part by rising address; none overlap in one memory.</summary>
    public IReadOnlyList<MemoryRegion> Regions => _regions;

    /// <summary>First address after the cache.</summary>
    public ulong End => _regions[^1].End;

    /// <summary>Regions of the weights, but for tables that are with the cache.</summary>
    public IEnumerable<MemoryRegion> WeightRegions => _regions.Take(_weightRegions);

    /// <summary>Regions of the cache, one a layer, and of tables that are with it.</summary>
    public IEnumerable<MemoryRegion> CacheRegions => _regions.Skip(_weightRegions);

    /// <summary>Region of a weight tensor.</summary>
    public MemoryRegion RegionOf(WeightTensor tensor)
    {
        return _weights[tensor.Name];
    }

    /// <summary>Address of a token's keys.</summary>
    public ulong KeyAddress(int layer, int sequence, long token)
    {
        return RowAddress(layer, 2 * sequence, token);
    }

    /// <summary>Address of a token's values.</summary>
    public ulong ValueAddress(int layer, int sequence, long token)
    {
        return RowAddress(layer, (2 * sequence) + 1, token);
    }

    /// <summary>Bytes by which the map overruns a memory that ends at <paramref name="limit"/>; 0 if it fits.</summary>
    public long BytesOver(ulong limit)
    {
        return End > limit ? checked((long)(End - limit)) : 0;
    }

    private ulong RowAddress(int layer, int half, long token)
    {
        MemoryRegion region = _cache[layer];
        long offset = ((half * _tokens) + token) * RowBytes;
        if (token < 0 || token >= _tokens || offset + RowBytes > region.Bytes)
            throw new ArgumentOutOfRangeException(nameof(token), token, $"outside the cache region {region.Name} of {_tokens} tokens a sequence");
        return region.Address + (ulong)offset;
    }

    private void AddWeight(RegionAllocator allocator, WeightTensor tensor, ModelPrecision precision, ModelPlacement? placement)
    {
        (long rows, long columns) = placement?.LocalShape(tensor) ?? (tensor.Rows, tensor.Columns);
        _weights.Add(tensor.Name, Add(allocator, tensor.Name, rows * columns == 0 ? 0 : precision.FormatOf(tensor).Bytes(rows, columns)));
    }

    private MemoryRegion Add(RegionAllocator allocator, string name, long bytes)
    {
        MemoryRegion region = allocator.Take(name, bytes);
        _regions.Add(region);
        return region;
    }
}
