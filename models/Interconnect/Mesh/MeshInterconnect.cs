namespace Tlm.Models.Interconnect;

/// <summary>A two-dimensional mesh between initiators and targets: packets along the row first, credits on every link, requests and responses apart.</summary>
[Component("mesh", Description = "Two-dimensional mesh: row-first routing, credits, separate networks for requests and responses")]
public sealed class MeshInterconnect : ForwardingComponent, IAddressRouter
{
    // only looked up by reference, never enumerated
    private readonly Dictionary<Payload, Journey> _journeys = new(ReferenceEqualityComparer.Instance);
    private readonly MeshOptions _options;
    private readonly MeshNetwork _requests;
    private readonly MeshNetwork _responses;
    private readonly Counter _refused;

    /// <summary>Creates the mesh.</summary>
    public MeshInterconnect(ComponentContext context, MeshOptions options)
        : base(context)
    {
        _options = options;
        _refused = Statistics.Counter("address_errors", Unit.Count, "requests to addresses that no target has");
        Targets = [.. options.Targets.Select(target => new InitiatorSocket(this, target.Name))];
        In = new MultiTargetSocket(this, "in");
        In.Register((leg, index) =>
        {
            leg.PassesExtensions();
            Serve($"in{index}", () => TakeRequestsAsync(leg, index));
        });
        _requests = new MeshNetwork(
            this, "request", options, payload => _options.Targets[_journeys[payload].Target].Node, RequestBytes,
            async payload => await Targets[_journeys[payload].Target].SendAsync(payload));
        _responses = new MeshNetwork(
            this, "response", options, payload => _options.Initiators[_journeys[payload].Initiator], ResponseBytes, RespondAsync);
        for (int target = 0; target < Targets.Count; target++)
            ServeTarget(target);
    }

    /// <summary>Where initiators are bound, in the order of <see cref="MeshOptions.Initiators"/>.</summary>
    public MultiTargetSocket In { get; }

    /// <summary>The sockets to the targets, in the order of the options.</summary>
    public IReadOnlyList<InitiatorSocket> Targets { get; }

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        if (In.Count != _options.Initiators.Count)
            throw new ElaborationException($"{FullName} has {In.Count} initiators bound but nodes for {_options.Initiators.Count}");
    }

    /// <inheritdoc/>
    public AddressRoute? RouteOf(ulong address)
    {
        int target = Find(address, 1);
        if (target < 0)
            return null;
        ulong first = (ulong)_options.Targets[target].Base;
        return new AddressRoute(first, first + (ulong)(_options.Targets[target].Size.Bytes - 1), Targets[target], first);
    }

    private void ServeTarget(int target) => Serve("from_" + Targets[target].Name, () => TakeResponsesAsync(target));

    private async SimTask TakeRequestsAsync(TargetSocket leg, int index)
    {
        while (true)
        {
            Payload payload = await leg.ReceiveAsync();
            Arrived();
            int target = Find(payload.Address, (ulong)payload.Length);
            _journeys[payload] = new Journey(index, target);
            if (target < 0)
                await RefuseAsync(payload);
            else
                await _requests.PassAsync(payload, _options.Initiators[index]);
        }
    }

    private async SimTask TakeResponsesAsync(int target)
    {
        while (true)
        {
            Payload payload = await Targets[target].ReceiveResponseAsync();
            Answered(payload);
            await _responses.PassAsync(payload, _options.Targets[target].Node);
        }
    }

    private async SimTask RefuseAsync(Payload payload)
    {
        _refused.Increment();
        payload.ResponseStatus = ResponseStatus.AddressError;
        await RespondAsync(payload);
    }

    private async SimTask RespondAsync(Payload payload)
    {
        _journeys.Remove(payload, out Journey journey);
        await In[journey.Initiator].RespondAsync(payload);
    }

    private int Find(ulong address, ulong length)
    {
        for (int target = 0; target < _options.Targets.Count; target++)
        {
            var range = _options.Targets[target];
            if (address >= (ulong)range.Base && address - (ulong)range.Base + length <= (ulong)range.Size.Bytes)
                return target;
        }

        return -1;
    }

    private readonly record struct Journey(int Initiator, int Target);
}
