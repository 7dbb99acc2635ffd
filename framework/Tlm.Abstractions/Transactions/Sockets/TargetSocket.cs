using System.Threading.Channels;

namespace Tlm;

/// <summary>
/// A socket that requests arrive at and responses leave by. A target registers the callbacks that it has (as TLM-2.0's simple target
/// socket), or none and takes requests with <see cref="ReceiveAsync"/>; the sockets adapt what initiators do to it.
/// </summary>
public sealed partial class TargetSocket : Port
{
    private TimedChannel<Payload>? _requests;
    private TimedChannel<Payload>? _responses;
    private SocketWriter? _writer;

    /// <summary>A socket of a component.</summary>
    public TargetSocket(Component owner, string name)
        : base(owner, name)
    {
        _entry = new TargetEntry(this);
    }

    /// <inheritdoc/>
    public override Type ItemType => typeof(Payload);

    /// <inheritdoc/>
    public override string Kind => "target socket";

    /// <summary>Width of the data bus in bits; both ends of a binding have the same.</summary>
    public int BusWidth { get; init; } = 32;

    /// <summary>Name of the protocol; both ends of a binding have the same.</summary>
    public string Protocol { get; init; } = TransportProtocol.Base;

    /// <summary>True when the target serves a stream whole; else it gets its steps one by one, under the stream's issue rule.</summary>
    public bool KnowsStreams { get; set; }

    /// <summary>Which streams a target that knows streams serves whole; null: all. The others come step by step.</summary>
    public Predicate<StreamShape>? ServesStream { get; init; }

    /// <summary>Over which links the target may get streams whole.</summary>
    public StreamLinks StreamLinks { get; init; }

    /// <summary>
    /// True when the target works out the times of its link itself (<see cref="StreamLinks.Serialising"/>), for all requests: where it gets
    /// streams whole. Known once the socket is bound.
    /// </summary>
    public bool WorksOutLink => StreamLinks == StreamLinks.Serialising && TakesStreams;

    /// <summary>False for a socket that passes calls through as they come (TLM-2.0's passthrough target socket): nothing is adapted.</summary>
    public bool Adapts { get; init; } = true;

    /// <summary>The standard reader of requests.</summary>
    public ChannelReader<Payload> Requests => RequestChannel.Reader;

    /// <summary>The standard writer of responses.</summary>
    public ChannelWriter<Payload> Responses => _writer ??= new SocketWriter(ResponseChannel.Writer, Finish, payload => payload.Reenter(RequestChannel));

    internal TimedChannel<Payload> RequestChannel => Root._requests ?? throw Unbound();

    internal TimedChannel<Payload> ResponseChannel => Root._responses ?? throw Unbound();

    /// <summary>Takes the next request; waits until there is one.</summary>
    public ReceiveAwaitable<Payload> ReceiveAsync() => new(RequestChannel.Receiving);

    /// <summary>Takes the next request if it has arrived.</summary>
    public bool TryReceive(out Payload payload) => RequestChannel.Receiving.TryTake(out payload);

    /// <summary>Sends a response back; waits while the link is full. A response status still incomplete becomes ok.</summary>
    /// <exception cref="TransportException">The payload is no request of this socket that waits for its response.</exception>
    public SendAwaitable<Payload> RespondAsync(Payload payload)
    {
        Finish(payload);
        return new(ResponseChannel.Sending, payload);
    }

    /// <summary>When the target took a request that it has not answered yet.</summary>
    public SimTime TakenAt(Payload payload) => SimTime.FromFemtoseconds(payload.TimesOf(payload.Hops - 1).Taken);

    /// <summary>
    /// Marks the time since the target took a request, as far as no stage accounts for it. For the moment of the answer: there the stages that
    /// a target marked, if any, must sum to the time that it took (a target that passed the payload on may leave its own part out).
    /// </summary>
    /// <exception cref="TransportException">More was marked than has passed.</exception>
    public void MarkRest(Payload payload, LatencyStage stage)
    {
        SimTime marked = payload.Stages.Total - payload.TimesOf(payload.Hops - 1).Marked;
        SimTime elapsed = Owner.Now - TakenAt(payload);
        if (marked > elapsed)
            payload.CheckStages(FullName, payload.Stages.Total - marked, elapsed, maybeLess: false);
        payload.Stages.Add(stage, elapsed - marked);
    }

    internal void Attach(TimedChannel<Payload> requests, TimedChannel<Payload> responses) => (_requests, _responses) = (requests, responses);

    internal override bool TryLink(Port to, LinkTiming timing, SimulationContext simulation) => false;

    /// <summary>False too over links that the target is not prepared for, and where the whole simulation unrolls streams, if steps mean anything here.</summary>
    internal bool TakesStreams => KnowsStreams && (StreamLinks == StreamLinks.AsOneItem
        || (!Owner.Context.Simulation.UnrollsStreams && Root.Timing is { } link && IsPreparedFor(link)));

    internal bool Serves(in StreamShape shape) => TakesStreams && (ServesStream is null || ServesStream(shape));

    private bool IsPreparedFor(LinkTiming link) => StreamLinks switch
    {
        StreamLinks.Immediate => link.Latency == SimTime.Zero && link is { Bandwidth: null, Capacity: int.MaxValue },
        StreamLinks.Delayed => link is { Bandwidth: null, Capacity: int.MaxValue },
        StreamLinks.Serialising => link.Capacity == int.MaxValue,
        _ => true,
    };

    private void Finish(Payload payload)
    {
        payload.ThrowIfReleased();
        if (!payload.Leave(RequestChannel))
            throw new TransportException(TransportRule.ResponseWithoutRequest, $"{FullName} responds to {payload}, which is no request that waits there");
        if (payload.ResponseStatus == ResponseStatus.Incomplete)
            payload.ResponseStatus = ResponseStatus.Ok;
    }
}
