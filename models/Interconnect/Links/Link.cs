namespace Tlm.Models.Interconnect;

/// <summary>A link with a rate, a latency and protocol overhead in each direction; requests and responses pass in order and never mix.</summary>
[Component("link", Description = "Link between dies, packages or boards: rate, latency, header and flit overhead, energy a bit, back-pressure")]
public sealed class Link : ForwardingComponent, IAddressRouter
{
    private readonly LinkOptions _options;
    private readonly Pipe _forward;
    private readonly Pipe _backward;

    /// <summary>Creates the link.</summary>
    public Link(ComponentContext context, LinkOptions options)
        : base(context)
    {
        _options = options;
        In = new TargetSocket(this, "in").PassesExtensions();
        Out = new InitiatorSocket(this, "out");
        _forward = NewPipe("forward", async payload => await Out.SendAsync(payload));
        _backward = NewPipe("backward", async payload => await In.RespondAsync(payload));
        Energy.StaticPower("static", options.StaticPower, "power drawn all the time");
        Serve("requests", TakeRequestsAsync);
        Serve("responses", TakeResponsesAsync);
    }

    /// <summary>Where requests come from.</summary>
    public TargetSocket In { get; }

    /// <summary>Where requests go.</summary>
    public InitiatorSocket Out { get; }

    /// <inheritdoc/>
    public AddressRoute? RouteOf(ulong address) => AddressRoute.Whole(Out);

    private Pipe NewPipe(string name, Func<Payload, SimTask> leave)
    {
        var wire = new SerialWire(_options.Bandwidth, _options.Latency, _options.FlitBytes, _options.FlitPayloadBytes);
        return new Pipe(this, name, wire, new WireMeter(this, name, _options.Energy), _options.Capacity, leave);
    }

    private async SimTask TakeRequestsAsync()
    {
        while (true)
        {
            Payload payload = await In.ReceiveAsync();
            Arrived();
            await _forward.EnterAsync(payload, _options.HeaderBytes + RequestBytes(payload));
        }
    }

    private async SimTask TakeResponsesAsync()
    {
        while (true)
        {
            Payload payload = await Out.ReceiveResponseAsync();
            Answered(payload);
            await _backward.EnterAsync(payload, _options.HeaderBytes + ResponseBytes(payload));
        }
    }
}
