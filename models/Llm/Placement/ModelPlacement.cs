using System.Globalization;

namespace Tlm.Models.Llm;

/// <summary>Who holds which part of each matrix and of the cache; made before time 0, when all devices are there to give places.</summary>
public sealed class ModelPlacement
{
    private readonly string _owner;
    private readonly PlacementOptions _options;
    private readonly LlmNetwork _network;
    private readonly IProductDevice[] _all;
    private readonly ISplitPolicy _policy;
    private readonly Dictionary<string, PlacedTensor> _tensors = new(StringComparer.Ordinal);
    private readonly List<TensorShares> _shares = [];
    private readonly List<PlacedTensor> _cache = [];
    private readonly IReallocationPolicy? _reallocation;
    private long _pass;

    /// <summary>Places every matrix and the cache.</summary>
    /// <param name="owner">Who sends the products, for errors.</param>
    /// <param name="options">Rules.</param>
    /// <param name="network">The model and its formats.</param>
    /// <param name="local">The sender, for estimates.</param>
    /// <param name="devices">The devices of the options, in their order.</param>
    /// <param name="policy">Shares out what rules leave open.</param>
    /// <param name="reallocation">Moves rows while the workload runs; null: as the options say.</param>
    /// <exception cref="ElaborationException">A tensor is nowhere or twice, or does not fit.</exception>
    public ModelPlacement(
        string owner, PlacementOptions options, LlmNetwork network, IProductDevice local, IReadOnlyList<IProductDevice> devices, ISplitPolicy policy,
        IReallocationPolicy? reallocation = null)
    {
        (_owner, _options, _network, _policy) = (owner, options, network, policy);
        _all = [local, .. devices];
        _reallocation = reallocation ?? (options.Reallocation is { } moves ? new ScheduledMoves(moves, network.Prefix) : null);
        if (options.Rules.Count == 0)
            return;
        foreach (WeightTensor tensor in network.Model.ListTensors().Where(IsPlaced))
            _tensors.Add(tensor.Name, Place(tensor));
        for (int layer = 0; layer < network.Model.Layers; layer++)
            _cache.Add(PlaceCache(layer));
        PlacementRules.CheckMoves(owner, options, network.Prefix, _shares.Select(shares => shares.Tensor.Name));
    }

    /// <summary>What has to move before the next pass, of so many tokens; from here on the parts are the new ones.</summary>
    /// <exception cref="SimulationException">A device has no room for what the policy gives it.</exception>
    public IReadOnlyList<TensorMove> NextPass(long tokens)
    {
        long pass = _pass++;
        if (_reallocation is null)
            return [];
        List<TensorMove> moves = [];
        foreach (TensorShares shares in _shares)
            moves.AddRange(Move(shares, pass, tokens));
        return moves;
    }

    /// <summary>Whether rules cover a tensor: matrices of products are placed; vectors and tables that are only gathered from stay local.</summary>
    public bool IsPlaced(WeightTensor tensor)
    {
        bool gathered = tensor.Role == TensorRole.PositionEmbedding || (tensor.Name == TensorNames.Embedding && !_network.Model.TieWordEmbeddings);
        return !tensor.IsVector && !gathered;
    }

    /// <summary>Parts of a tensor, or null if all of it is local.</summary>
    public PlacedTensor? Of(WeightTensor tensor)
    {
        return _tensors.GetValueOrDefault(tensor.Name);
    }

    /// <summary>Parts of a layer's cache by key/value heads, or null if all of it is local.</summary>
    public PlacedTensor? CacheOf(int layer)
    {
        return _cache.Count > 0 ? _cache[layer] : null;
    }

    /// <summary>Key/value heads that stay local.</summary>
    public long LocalHeads => _cache.Count > 0 ? _cache[0].LocalCount : _network.Model.KeyValueHeads;

    /// <summary>Rows and columns of the local part of a tensor. A tied table stays whole, as rows are gathered from it.</summary>
    public (long Rows, long Columns) LocalShape(WeightTensor tensor)
    {
        if (tensor.Name == TensorNames.Embedding || Of(tensor) is not { } placed)
            return (tensor.Rows, tensor.Columns);
        long room = _shares.Find(shares => shares.Tensor.Name == tensor.Name)!.LocalRoom;
        return placed.Along == SplitAxis.Outputs ? (room, tensor.Columns) : (tensor.Rows, room);
    }

    /// <summary>Where a device has room for rows of a tensor; 0 for the local one.</summary>
    public ulong AddressOf(WeightTensor tensor, int device) => _shares.Find(shares => shares.Tensor.Name == tensor.Name)!.AddressOn(device);

    /// <summary>The product of a part.</summary>
    public ResidentProduct ProductOf(WeightTensor tensor, long tokens, SplitAxis along, in PlacedPart part)
    {
        TensorFormat format = _network.Precision.FormatOf(tensor);
        (long outputs, long inputs) = along == SplitAxis.Outputs ? (part.Count, tensor.Columns) : (tensor.Rows, part.Count);
        int bits = _network.Precision.ActivationBits;
        return new ResidentProduct(outputs, inputs, tokens)
        {
            WeightBits = format.Bits,
            InputBits = bits,
            ResultBits = along == SplitAxis.Inputs ? _options.PartialSumBits : bits,
            OverheadBytes = format.Bytes(outputs, inputs) - new TensorFormat(format.Bits).Bytes(outputs, inputs),
            Address = part.Address,
        };
    }

    private PlacedTensor Place(WeightTensor tensor)
    {
        PlacementRule rule = PlacementRules.Find(_owner, _options, _network.Prefix + tensor.Name);
        ResidentProduct whole = ProductOf(tensor, _options.BalanceTokens, SplitAxis.Outputs, new PlacedPart(-1, tensor.Rows, 0));
        long total = rule.Along == SplitAxis.Outputs ? tensor.Rows : tensor.Columns;
        int[] devices = [.. rule.On.Select(DeviceNumber)];
        long[] counts = [.. Counts(rule, tensor.Name, whole, total)];
        long[] rooms = [.. counts.Select((count, i) => rule.Room.Count == 0 ? count : Math.Max(count, (long)Math.Ceiling(total * rule.Room[i] / 100)))];
        TensorShares shares = new(tensor, rule.Along, devices, counts, rooms);
        shares.Reserve(part => Device(part).Place(tensor.Name, ProductOf(tensor, 1, rule.Along, part)));
        _shares.Add(shares);
        return shares.Placed();
    }

    private IReadOnlyList<TensorMove> Move(TensorShares shares, long pass, long tokens)
    {
        if (shares.Devices.Count == 1 || shares.Along == SplitAxis.Inputs)
            return [];
        WeightTensor tensor = shares.Tensor;
        ResidentProduct whole = ProductOf(tensor, tokens, SplitAxis.Outputs, new PlacedPart(-1, tensor.Rows, 0));
        IReadOnlyList<long> counts = _reallocation!.Reallocate(tensor.Name, pass, whole, [.. shares.Devices.Select(device => _all[device + 1])], shares.Counts);
        if (counts.SequenceEqual(shares.Counts))
            return [];
        IReadOnlyList<TensorMove> moves = shares.Change(counts, (device, rows) => ProductOf(tensor, 1, SplitAxis.Outputs, new PlacedPart(device, rows, 0)).WeightBytes, DeviceName);
        _tensors[tensor.Name] = shares.Placed();
        return moves;
    }

    private string DeviceName(int device) => device < 0 ? PlacementRule.Local : _options.Devices[device].Name;

    private PlacedTensor PlaceCache(int layer)
    {
        ModelDescriptor model = _network.Model;
        PlacementRule rule = PlacementRules.Find(_owner, _options, _network.Prefix + PlacementOptions.KeyValueCache);
        ResidentProduct whole = CacheProduct(1) with { Outputs = model.KeyValueHeads };
        List<PlacedPart> parts = [];
        foreach ((int device, long heads) in rule.On.Select(DeviceNumber).Zip(Counts(rule, PlacementOptions.KeyValueCache, whole, model.KeyValueHeads)))
        {
            if (heads == 0)
                continue;
            PlacedPart part = new(device, heads, 0);
            ResidentProduct room = CacheProduct(heads * _network.Sequences);
            string name = string.Create(CultureInfo.InvariantCulture, $"kv.layer.{layer}");
            parts.Add(part.IsLocal ? part : part with { Address = Device(part).Place(name, room), SecondAddress = Device(part).Place(name, room) });
        }
        return new PlacedTensor(SplitAxis.Outputs, [.. parts.OrderBy(part => part.Device)]);
    }

    private ResidentProduct CacheProduct(long instances)
    {
        return new ResidentProduct(_network.ContextTokens, _network.Model.HeadDim, 1)
        {
            Instances = instances,
            WeightBits = _network.Precision.KeyValue.Bits,
            InputBits = _network.Precision.ActivationBits,
        };
    }

    private IProductDevice Device(in PlacedPart part)
    {
        return _all[part.Device + 1];
    }

    /// <summary>Parts by the rule's shares, else by the policy.</summary>
    private IReadOnlyList<long> Counts(PlacementRule rule, string name, ResidentProduct whole, long total)
    {
        return rule.On.Count == 1 ? [total]
            : rule.Shares.Count > 0 ? ShareOut.ByPercent(total, rule.Shares)
            : ShareOut.Scaled(total, _policy.Split(name, whole, [.. rule.On.Select(name => _all[DeviceNumber(name) + 1])]));
    }

    private int DeviceNumber(string name)
    {
        for (int i = 0; i < _options.Devices.Count; i++)
        {
            if (_options.Devices[i].Name == name)
                return i;
        }
        return -1;
    }
}
