using System.Threading.Channels;

namespace Tlm;

/// <summary>A socket that requests leave by and responses come back to.</summary>
public sealed class InitiatorSocket(Component owner, string name) : Port(owner, name)
{
    private TimedChannel<Payload>? _requests;
    private TimedChannel<Payload>? _responses;

    /// <inheritdoc/>
    public override Type ItemType => typeof(Payload);

    /// <inheritdoc/>
    public override string Kind => "initiator socket";

    /// <summary>The standard writer of requests.</summary>
    public ChannelWriter<Payload> Requests => RequestChannel.Writer;

    /// <summary>The standard reader of responses.</summary>
    public ChannelReader<Payload> Responses => ResponseChannel.Reader;

    internal TimedChannel<Payload> RequestChannel => _requests ?? throw Unbound();

    internal TimedChannel<Payload> ResponseChannel => _responses ?? throw Unbound();

    /// <summary>Sends a request; waits while the link is full. The payload belongs to the target until it responds.</summary>
    public SendAwaitable<Payload> SendAsync(Payload payload)
    {
        payload.RequestTime = Owner.Now;
        return new(RequestChannel.Sending, payload);
    }

    /// <summary>Takes the next response, in the order in which the target gives them; waits until there is one.</summary>
    public ReceiveAwaitable<Payload> ReceiveResponseAsync() => new(ResponseChannel.Receiving);

    /// <summary>Sends a request and waits for its response; for a socket with one transaction under way at a time.</summary>
    /// <exception cref="SimulationException">The next response belongs to another request.</exception>
    public async SimTask TransportAsync(Payload payload)
    {
        await SendAsync(payload);
        Payload answered = await ReceiveResponseAsync();
        if (!ReferenceEquals(answered, payload))
            throw Owner.Scheduler.Error($"{FullName}: the response to another transaction ({answered}) came; use SendAsync and ReceiveResponseAsync");
    }

    internal override bool TryLink(Port to, LinkTiming timing, SimulationContext simulation)
    {
        if (to is not TargetSocket target)
            return false;
        Scheduler here = Owner.Scheduler;
        Scheduler there = to.Owner.Scheduler;
        _requests = new TimedChannel<Payload>($"{FullName}->{to.FullName}", here, there, timing, static p => p.RequestBytes);
        _responses = new TimedChannel<Payload>($"{to.FullName}->{FullName}", there, here, timing, static p => p.ResponseBytes);
        target.Attach(_requests, _responses);
        simulation.Add(_requests);
        simulation.Add(_responses);
        return true;
    }
}
