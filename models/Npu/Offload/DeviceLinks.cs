using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Offload;

/// <summary>The sockets to devices that hold weights, and what is under way there.</summary>
internal sealed class DeviceLinks
{
    private readonly Component _owner;
    private readonly PlacementOptions _options;
    private readonly InitiatorSocket[] _sockets;
    private readonly PayloadPool _payloads;
    private readonly SimEvent _answered;
    private readonly Counter? _products;
    private readonly Counter? _macs;
    private readonly Counter? _reallocated;
    private long _next;

    public DeviceLinks(Component owner, PlacementOptions options)
    {
        (_owner, _options) = (owner, options);
        _payloads = new PayloadPool(owner.FullName);
        _sockets = [.. options.Devices.Select(device => new InitiatorSocket(owner, device.Name))];
        _answered = new SimEvent(owner, "device_answered");
        if (_sockets.Length == 0)
            return;
        _products = owner.Statistics.Counter("products", Unit.Count, "products sent to devices that hold weights");
        _macs = owner.Statistics.Counter("macs_elsewhere", Unit.Operations, "multiply-accumulates of these products");
        if (options.Reallocation is not null)
            _reallocated = owner.Statistics.Counter("bytes_reallocated", Unit.Bytes, "bytes of weights that moved to other devices or came from them");
    }

    public IReadOnlyList<InitiatorSocket> Sockets => _sockets;

    /// <summary>Places weights and cache by the rules; null without devices.</summary>
    public ModelPlacement? Place(LlmNetwork network, IProductDevice local)
    {
        return _sockets.Length == 0 ? null : new ModelPlacement(_owner.FullName, _options, network, local, [.. _sockets.Select(Device)], Policy(), Reallocation());
    }

    /// <summary>Sends a product; <paramref name="tally"/> counts it until its answer is there.</summary>
    public SendAwaitable<Payload> SendAsync(DeviceTally tally, int device, in ResidentProduct product, ResidentAction action, bool moves)
    {
        tally.UnderWay++;
        _products!.Increment();
        if (action == ResidentAction.Multiply)
            _macs!.Add(product.Macs);
        if (moves)
            _reallocated!.Add(product.WeightBytes);
        Payload payload = ProductExtension.Attach(_payloads.Rent(), product, action);
        payload.Id = _next++;
        payload.InitiatorTag = tally;
        return _sockets[device].SendAsync(payload);
    }

    /// <summary>Waits until nothing of a tally is under way.</summary>
    public async SimTask JoinAsync(DeviceTally tally)
    {
        while (tally.UnderWay > 0)
            await _answered;
    }

    /// <summary>Takes the answers of a socket for ever.</summary>
    public async SimTask TakeAnswersAsync(InitiatorSocket socket)
    {
        while (true)
        {
            Payload payload = await socket.ReceiveResponseAsync();
            payload.EnsureOk();
            ((DeviceTally)payload.InitiatorTag!).UnderWay--;
            payload.Release();
            _answered.Notify();
        }
    }

    private IProductDevice Device(InitiatorSocket socket, int number)
    {
        Component? component = socket.Peer?.Owner;
        if (_options.Devices[number].Component is { } name)
            component = Find(name);
        return component as IProductDevice
            ?? throw new ElaborationException($"{_owner.FullName}.placement: device '{socket.Name}' is '{component?.FullName}', which holds no weights and computes no products; name the device behind links by 'component'");
    }

    private ISplitPolicy Policy()
    {
        if (_options.Policy is not { } name)
            return new EqualFinish();
        return Find(name) as ISplitPolicy ?? throw new ElaborationException($"{_owner.FullName}.placement.policy: '{name}' is no placement policy");
    }

    private IReallocationPolicy? Reallocation()
    {
        if (_options.Reallocation?.Policy is not { } name)
            return null;
        return Find(name) as IReallocationPolicy ?? throw new ElaborationException($"{_owner.FullName}.placement.reallocation.policy: '{name}' decides no moves");
    }

    private Component Find(string name)
    {
        SimulationContext simulation = _owner.Context.Simulation;
        return simulation.Find(name) ?? throw new ElaborationException(
            $"{_owner.FullName}.placement: there is no component '{name}'" + (NearestName.Find(name, simulation.Components.Select(item => item.FullName)) is { } near ? $"; nearest is '{near}'" : string.Empty));
    }
}
