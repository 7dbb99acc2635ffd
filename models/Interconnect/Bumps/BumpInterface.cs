namespace Tlm.Models.Interconnect;

/// <summary>
/// A face-to-face bump interface. A request crosses into the bump clock and passes the control bumps of its channel, write data the data bumps;
/// responses with read data use the same data bumps in the other direction and cross into the logic clock.
/// </summary>
[Component("bump-interface", Description = "Face-to-face bump interface: channels of data and control bumps, two clocks, repair, degraded width, area check")]
public sealed class BumpInterface : ForwardingComponent, IAddressRouter
{
    private readonly BumpOptions _options;
    private readonly BumpChannel[] _channels;
    private SimTime _onLink;

    /// <summary>Creates the interface.</summary>
    public BumpInterface(ComponentContext context, BumpOptions options)
        : base(context)
    {
        _options = options;
        In = new TargetSocket(this, "in").PassesExtensions();
        Out = new InitiatorSocket(this, "out");
        _channels = [.. Enumerable.Range(0, options.Channels).Select(channel => new BumpChannel(this, options, channel, SendAsync, RespondAsync))];
        Energy.StaticPower("leakage", options.Leakage, "leakage of both sides");
        Serve("requests", TakeRequestsAsync);
        Serve("responses", TakeResponsesAsync);
    }

    /// <summary>Where requests come from: the logic side.</summary>
    public TargetSocket In { get; }

    /// <summary>Where requests go: the memory side.</summary>
    public InitiatorSocket Out { get; }

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        if (!_options.CrossingOnLink)
            return;
        _onLink = In.Timing!.Latency;
        foreach (BumpChannel channel in _channels)
        {
            SimTime shortest = channel.Down.Shortest < channel.Up.Shortest ? channel.Down.Shortest : channel.Up.Shortest;
            if (_onLink > shortest)
                throw new ElaborationException($"{In.FullName}: its link takes {_onLink}, but a clock crossing may take no more than {shortest} (crossing_on_link)");
            channel.Up.OnLink = _onLink;
        }
    }

    /// <inheritdoc/>
    public AddressRoute? RouteOf(ulong address) => AddressRoute.Whole(Out);

    private async SimTask SendAsync(Payload payload) => await Out.SendAsync(payload);

    private async SimTask RespondAsync(Payload payload) => await In.RespondAsync(payload);

    private async SimTask TakeRequestsAsync()
    {
        while (true)
        {
            Payload payload = await In.ReceiveAsync();
            Arrived();
            await _channels[Channel(payload)].Requests.EnterAsync(payload, RequestBytes(payload), _onLink);
        }
    }

    private async SimTask TakeResponsesAsync()
    {
        while (true)
        {
            Payload payload = await Out.ReceiveResponseAsync();
            Answered(payload);
            await _channels[Channel(payload)].Responses.EnterAsync(payload, ResponseBytes(payload));
        }
    }

    private int Channel(Payload payload) => (int)(payload.Address / (ulong)_options.InterleaveBytes % (ulong)_options.Channels);
}
