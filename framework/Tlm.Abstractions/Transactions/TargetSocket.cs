using System.Threading.Channels;

namespace Tlm;

/// <summary>A socket that requests arrive at and responses leave by.</summary>
public sealed class TargetSocket(Component owner, string name) : Port(owner, name)
{
    private TimedChannel<Payload>? _requests;
    private TimedChannel<Payload>? _responses;

    /// <inheritdoc/>
    public override Type ItemType => typeof(Payload);

    /// <inheritdoc/>
    public override string Kind => "target socket";

    /// <summary>The standard reader of requests.</summary>
    public ChannelReader<Payload> Requests => RequestChannel.Reader;

    /// <summary>The standard writer of responses.</summary>
    public ChannelWriter<Payload> Responses => ResponseChannel.Writer;

    internal TimedChannel<Payload> RequestChannel => _requests ?? throw Unbound();

    internal TimedChannel<Payload> ResponseChannel => _responses ?? throw Unbound();

    /// <summary>Takes the next request; waits until there is one.</summary>
    public ReceiveAwaitable<Payload> ReceiveAsync() => new(RequestChannel.Receiving);

    /// <summary>Takes the next request if it has arrived.</summary>
    public bool TryReceive(out Payload payload) => RequestChannel.Receiving.TryTake(out payload);

    /// <summary>Sends a response back; waits while the link is full. A response status still incomplete becomes ok.</summary>
    public SendAwaitable<Payload> RespondAsync(Payload payload)
    {
        if (payload.ResponseStatus == ResponseStatus.Incomplete)
            payload.ResponseStatus = ResponseStatus.Ok;
        return new(ResponseChannel.Sending, payload);
    }

    internal void Attach(TimedChannel<Payload> requests, TimedChannel<Payload> responses) => (_requests, _responses) = (requests, responses);

    internal override bool TryLink(Port to, LinkTiming timing, SimulationContext simulation) => false;
}
