namespace Tlm.Samples.Tlm2;

/// <summary>A loosely timed initiator that waits out each transaction.</summary>
public sealed class LtInitiator : Component
{
    private readonly int _id;
    private readonly ExampleLog _log;
    private readonly Fifo<Payload> _requests;
    private readonly Fifo<Payload> _responses;

    /// <summary>An initiator between two queues.</summary>
    public LtInitiator(ComponentContext context, int id, ExampleLog log, Fifo<Payload> requests, Fifo<Payload> responses)
        : base(context)
    {
        (_id, _log, _requests, _responses) = (id, log, requests, responses);
        Socket = new InitiatorSocket(this, "socket");
        Thread("run", RunAsync);
    }

    /// <summary>The way to the bus.</summary>
    public InitiatorSocket Socket { get; }

    private async SimTask RunAsync()
    {
        while (true)
        {
            Payload payload = await _requests.ReadAsync();
            _log.Add(_id, Now, "b_transport 0 s");
            SimTime delay = await Socket.BTransportAsync(payload, SimTime.Zero);
            payload.EnsureOk();
            _log.Add(_id, Now, $"returned {delay}");
            await Delay(delay);
            await _responses.WriteAsync(payload);
        }
    }
}
