namespace Tlm.Samples.Tlm2;

/// <summary>A loosely timed initiator that uses a direct memory pointer where it holds one.</summary>
public sealed class LtDmiInitiator : Component
{
    private readonly int _id;
    private readonly ExampleLog _log;
    private readonly Fifo<Payload> _requests;
    private readonly Fifo<Payload> _responses;
    private readonly DmiRegion _region = new();

    /// <summary>An initiator between two queues.</summary>
    public LtDmiInitiator(ComponentContext context, int id, ExampleLog log, Fifo<Payload> requests, Fifo<Payload> responses)
        : base(context)
    {
        (_id, _log, _requests, _responses) = (id, log, requests, responses);
        Socket = new InitiatorSocket(this, "socket");
        Socket.RegisterInvalidateDirectMemoryPointer(Invalidate);
        Thread("run", RunAsync);
    }

    /// <summary>The way to the bus.</summary>
    public InitiatorSocket Socket { get; }

    private async SimTask RunAsync()
    {
        while (true)
        {
            Payload payload = await _requests.ReadAsync();
            _log.Add(_id, Now, "begins");
            if (_region.Covers(payload.Address, payload.Length, payload.IsRead ? DmiAccess.Read : DmiAccess.Write))
                await UseRegionAsync(payload);
            else
                await CallAsync(payload);
            payload.EnsureOk();
            _log.Add(_id, Now, "ends");
            await _responses.WriteAsync(payload);
        }
    }

    private async SimTask UseRegionAsync(Payload payload)
    {
        int length = (int)payload.Length;
        if (payload.IsRead)
            _region.Read(payload.Address, payload.Data.Span[..length]);
        else
            _region.Write(payload.Address, payload.Data.Span[..length]);
        payload.ResponseStatus = ResponseStatus.Ok;
        _log.Access(_id, Now, payload);
        SimTime latency = payload.IsRead ? _region.ReadLatency : _region.WriteLatency;
        _log.Add(_id, Now, $"direct access takes {latency}");
        await Delay(latency);
    }

    private async SimTask CallAsync(Payload payload)
    {
        ulong address = payload.Address;
        payload.DmiAllowed = false;
        SimTime delay = await Socket.BTransportAsync(payload, SimTime.Zero);
        _log.Add(_id, Now, $"returned {delay}");
        await Delay(delay);
        _log.Add(_id, Now, $"direct access allowed: {(payload.DmiAllowed ? 1 : 0)}");
        if (!payload.DmiAllowed)
            return;
        payload.Address = address;
        _log.Add(_id, Now, "asks for direct access");
        _region.Reset();
        if (Socket.GetDirectMemoryPointer(payload, _region))
            _log.Add(_id, Now, $"granted {_region.Start}-{_region.End} read {_region.ReadLatency} write {_region.WriteLatency} access {(int)_region.Access}");
        else
            _region.Access = DmiAccess.None;
    }

    // Accellera's initiator holds on to its pointer here (its range test never holds), and so this one does: the times would differ otherwise.
    // One that keeps the rules calls _region.Invalidate(start, end), or registers no callback.
    private void Invalidate(ulong start, ulong end) => _log.Add(_id, Now, $"invalidation {start}-{end}");
}
