using System.Threading.Channels;

namespace Tlm;

// Channel mode: requests and responses as items of timed channels.
public sealed partial class InitiatorSocket
{
    private TimedChannel<Payload>? _requests;
    private TimedChannel<Payload>? _responses;
    private StreamExpander? _expander;
    private ResponsePump? _pump;
    private SocketWriter? _writer;
    private long _sent;

    /// <summary>The standard writer of requests, for targets that know streams where streams are sent; <see cref="SendAsync"/> is faster and adapts.</summary>
    public ChannelWriter<Payload> Requests => _writer ??= new SocketWriter(
        RequestChannel.Writer, payload => payload.Enter(RequestChannel), static payload => payload.Withdraw());

    /// <summary>The standard reader of responses.</summary>
    public ChannelReader<Payload> Responses => Incoming.Reader;

    internal TimedChannel<Payload> RequestChannel => Root._requests ?? throw Unbound();

    internal TimedChannel<Payload> ResponseChannel => Root._responses ?? throw Unbound();

    /// <summary>Sends responses to whoever waits for them.</summary>
    internal ResponsePump Pump => Root._pump ??= new ResponsePump(Root);

    /// <summary>Makes single steps of streams for a target that knows none.</summary>
    internal StreamExpander Expander => Root._expander ??= new StreamExpander(Root);

    // A target that knows no streams, or not all, answers steps, which must not come to the initiator's own receiver.
    private TimedChannel<Payload> Incoming => Root._pump is null && Root.Peer is TargetSocket { Leaf: { TakesStreams: true, ServesStream: null } } ? ResponseChannel : Pump.Unclaimed;

    /// <summary>Sends a request; waits while the link is full. The payload belongs to the target until it responds.</summary>
    public SendAwaitable<Payload> SendAsync(Payload payload)
    {
        payload.RequestTime = Owner.Now;
        payload.Order = Root._sent++;
        foreach (ITransportObserver observer in Root._backward.Observers)
            observer.RequestSent(this, payload);
        if (IsExpanded(payload) || Root._expander is { IsBusy: true })
            return new(Expander.Incoming.Sending, payload);
        TimedChannel<Payload> link = RequestChannel;
        payload.Enter(link);
        return new(link.Sending, payload);
    }

    /// <summary>Takes the next response, in the order in which the target gives them; waits until there is one.</summary>
    public ReceiveAwaitable<Payload> ReceiveResponseAsync() => new(Incoming.Receiving);

    /// <summary>Sends a request and waits for its response; for a socket with one transaction under way at a time.</summary>
    /// <exception cref="SimulationException">The next response belongs to another request.</exception>
    public async SimTask TransportAsync(Payload payload)
    {
        await SendAsync(payload);
        Payload answered = await ReceiveResponseAsync();
        if (!ReferenceEquals(answered, payload))
            throw Owner.Scheduler.Error($"{FullName}: the response to another transaction ({answered}) came; use SendAsync and ReceiveResponseAsync");
    }
}
