namespace Tlm.Models.Interconnect;

/// <summary>
/// A face-to-face bump interface. A request crosses into the bump clock and passes the control bumps of its channel, write data the data bumps;
/// responses with read data use the same data bumps in the other direction and cross into the logic clock.
/// </summary>
[Component("bump-interface", Description = "Face-to-face bump interface: channels of data and control bumps, two clocks, repair, degraded width, area check")]
public sealed class BumpInterface : ForwardingComponent
{
    private readonly BumpOptions _options;
    private readonly Pipe[] _requests;
    private readonly Pipe[] _responses;

    /// <summary>Creates the interface.</summary>
    public BumpInterface(ComponentContext context, BumpOptions options)
        : base(context)
    {
        _options = options;
        In = new TargetSocket(this, "in").PassesExtensions();
        Out = new InitiatorSocket(this, "out");
        var channels = Enumerable.Range(0, options.Channels).Select(channel => new BumpChannel(this, options, channel, SendAsync, RespondAsync)).ToArray();
        _requests = [.. channels.Select(channel => channel.Requests)];
        _responses = [.. channels.Select(channel => channel.Responses)];
        Energy.StaticPower("leakage", options.Leakage, "leakage of both sides");
        Serve("requests", TakeRequestsAsync);
        Serve("responses", TakeResponsesAsync);
    }

    /// <summary>Where requests come from: the logic side.</summary>
    public TargetSocket In { get; }

    /// <summary>Where requests go: the memory side.</summary>
    public InitiatorSocket Out { get; }

    private async SimTask SendAsync(Payload payload) => await Out.SendAsync(payload);

    private async SimTask RespondAsync(Payload payload) => await In.RespondAsync(payload);

    private async SimTask TakeRequestsAsync()
    {
        while (true)
        {
            Payload payload = await In.ReceiveAsync();
            Arrived(payload);
            await _requests[Channel(payload)].EnterAsync(payload, RequestBytes(payload));
        }
    }

    private async SimTask TakeResponsesAsync()
    {
        while (true)
        {
            Payload payload = await Out.ReceiveResponseAsync();
            Answered(payload);
            await _responses[Channel(payload)].EnterAsync(payload, ResponseBytes(payload));
        }
    }

    private int Channel(Payload payload) => (int)(payload.Address / (ulong)_options.InterleaveBytes % (ulong)_options.Channels);
}
