namespace Tlm.Samples.Tlm2;

/// <summary>A temporally decoupled initiator: it runs ahead until its quantum is used up.</summary>
public sealed class LtDecoupledInitiator : Component
{
    private readonly int _id;
    private readonly ExampleLog _log;
    private readonly Fifo<Payload> _requests;
    private readonly Fifo<Payload> _responses;
    private readonly QuantumKeeper _keeper;

    /// <summary>An initiator between two queues.</summary>
    public LtDecoupledInitiator(ComponentContext context, int id, ExampleLog log, Fifo<Payload> requests, Fifo<Payload> responses)
        : base(context)
    {
        (_id, _log, _requests, _responses) = (id, log, requests, responses);
        Socket = new InitiatorSocket(this, "socket");
        _keeper = new QuantumKeeper(this);
        Thread("run", RunAsync);
    }

    /// <summary>The way to the bus.</summary>
    public InitiatorSocket Socket { get; }

    private async SimTask RunAsync()
    {
        while (true)
        {
            Payload payload = await _requests.ReadAsync();
            _log.Add(_id, Now, $"b_transport {_keeper.LocalTime}");
            SimTime delay = await Socket.BTransportAsync(payload, _keeper.LocalTime);
            payload.EnsureOk();
            _log.Add(_id, Now, $"returned {delay}");
            _keeper.Set(delay);
            if (_keeper.NeedSync)
            {
                _log.Add(_id, Now, "synchronises");
                await _keeper.SyncAsync();
                _log.Add(_id, Now, "is synchronised");
            }
            await _responses.WriteAsync(payload);
        }
    }
}
