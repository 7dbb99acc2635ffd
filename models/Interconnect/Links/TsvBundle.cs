namespace Tlm.Models.Interconnect;

/// <summary>A bundle of through-silicon vias: one set of data vias that requests and responses use by turns.</summary>
[Component("tsv", Description = "Bundle of through-silicon vias: count, rate and pitch, shared by both directions, with an area check")]
public sealed class TsvBundle : ForwardingComponent, IAddressRouter
{
    private readonly Pipe _up;
    private readonly Pipe _down;

    /// <summary>Creates the bundle.</summary>
    public TsvBundle(ComponentContext context, TsvOptions options)
        : base(context)
    {
        In = new TargetSocket(this, "in").PassesExtensions();
        Out = new InitiatorSocket(this, "out");
        var wire = new SerialWire(options.Total, options.Latency, 1, 1);
        _up = new Pipe(this, "up", wire, new WireMeter(this, "up", options.Energy), options.Capacity, async payload => await Out.SendAsync(payload));
        _down = new Pipe(this, "down", wire, new WireMeter(this, "down", options.Energy), options.Capacity, async payload => await In.RespondAsync(payload));
        Serve("requests", TakeRequestsAsync);
        Serve("responses", TakeResponsesAsync);
    }

    /// <summary>Where requests come from.</summary>
    public TargetSocket In { get; }

    /// <summary>Where requests go.</summary>
    public InitiatorSocket Out { get; }

    /// <inheritdoc/>
    public AddressRoute? RouteOf(ulong address) => AddressRoute.Whole(Out);

    private async SimTask TakeRequestsAsync()
    {
        while (true)
        {
            Payload payload = await In.ReceiveAsync();
            Arrived();
            await _up.EnterAsync(payload, RequestBytes(payload));
        }
    }

    private async SimTask TakeResponsesAsync()
    {
        while (true)
        {
            Payload payload = await Out.ReceiveResponseAsync();
            Answered(payload);
            await _down.EnterAsync(payload, ResponseBytes(payload));
        }
    }
}
