using Tlm.Bridges.Remote.Peers;
using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Ports;

/// <summary>An initiator of the peer: its requests leave at their times, in order; what was taken and answered goes back.</summary>
internal sealed class RemoteInitiator : IRemotePort
{
    private readonly InitiatorSocket _socket;
    private readonly Component _owner;
    private readonly Synchroniser _synchroniser;
    private readonly PayloadPool _payloads;
    private readonly Stack<PeerRequest> _idle = new();
    private readonly SortedSet<ulong> _open = [];
    private readonly TimedList<PeerRequest> _requests;
    private readonly RecordTaker.Reader _readRequest;
    private readonly int _number;
    private readonly bool _accepts;

    /// <summary>An initiator socket of the component.</summary>
    public RemoteInitiator(RemoteComponent owner, Synchroniser synchroniser, PeerPort port, int number)
    {
        (_owner, _synchroniser, _number) = (owner, synchroniser, number);
        _accepts = port.Options.HasFlag(PeerPortOptions.Accepts);
        _socket = new InitiatorSocket(owner, port.Name) { BusWidth = port.BusWidth };
        _payloads = new PayloadPool(_socket.FullName);
        _requests = new TimedList<PeerRequest>(owner, $"{port.Name}.request");
        _readRequest = ReadRequest;
        owner.AddServer($"{port.Name}.requests", SendAsync);
        owner.AddServer($"{port.Name}.responses", TakeAnswersAsync);
    }

    /// <inheritdoc/>
    public int Open => _open.Count;

    /// <inheritdoc/>
    public RecordTaker.Reader ReaderOf(in RecordHead head) => head.Kind switch
    {
        RecordKind.Request => _readRequest,
        _ => throw new ProtocolException($"the peer returns a {head.Kind} at its initiator '{_socket.Name}'"),
    };

    /// <inheritdoc/>
    public long ServeDebug(Payload payload) => _socket.TransportDebug(payload);

    private void ReadRequest(in RecordHead head, ref BodyReader body)
    {
        if (_open.Count >= RemoteWire.MaximumOutstanding)
            throw new ProtocolException($"the peer has more than {RemoteWire.MaximumOutstanding} requests without response at port '{_socket.FullName}'");
        if (!_open.Add(head.Id))
            throw new ProtocolException($"the peer uses the number {head.Id} for two open transactions at port '{_socket.FullName}'");
        if (!_idle.TryPop(out var request))
            request = new PeerRequest();
        request.Id = head.Id;
        request.Time = head.Time;
        request.Payload = _payloads.Rent();
        request.Payload.InitiatorTag = request;
        request.Payload.Id = (long)head.Id;
        RequestCodec.Read(head, ref body, request.Payload, request);
        RequestCodec.Check(request.Payload, head.Id, _socket.FullName);
        _requests.Add(head.Time, request);
    }

    private async SimTask SendAsync()
    {
        while (true)
        {
            var request = await _requests.NextAsync();
            await _socket.SendAsync(request.Payload);
            if (_accepts)
                _synchroniser.Record(_owner.Now.Femtoseconds).Put(Head(RecordKind.Accept, request.Id));
        }
    }

    private async SimTask TakeAnswersAsync()
    {
        while (true)
        {
            var payload = await _socket.ReceiveResponseAsync();
            var request = (PeerRequest)payload.InitiatorTag!;
            ResponseCodec.Write(_synchroniser.Record(_owner.Now.Femtoseconds), Head(RecordKind.Response, request.Id), payload);
            _open.Remove(request.Id);
            _idle.Push(request);
            payload.Release();
        }
    }

    private RecordHead Head(RecordKind kind, ulong id) =>
        new() { Kind = kind, Port = (ushort)_number, Time = _owner.Now.Femtoseconds, Id = id };
}
