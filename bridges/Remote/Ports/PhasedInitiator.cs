using Tlm.Bridges.Remote.Peers;
using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Ports;

/// <summary>An initiator of the peer at which all four phases cross: BEGIN_REQ and END_RESP happen when the peer says, END_REQ and BEGIN_RESP are told to it.</summary>
internal sealed class PhasedInitiator : IRemotePort
{
    private readonly InitiatorSocket _socket;
    private readonly Component _owner;
    private readonly Synchroniser _synchroniser;
    private readonly PayloadPool _payloads;
    private readonly Dictionary<ulong, PeerRequest> _open = [];
    private readonly HashSet<ulong> _completed = [];
    private readonly HashSet<ulong> _answered = [];
    private readonly TimedList<(RecordKind Kind, ulong Id)> _phases;
    private readonly int _number;

    /// <summary>An initiator socket of the component.</summary>
    public PhasedInitiator(RemoteComponent owner, Synchroniser synchroniser, PeerPort port, int number)
    {
        (_owner, _synchroniser, _number) = (owner, synchroniser, number);
        _socket = new InitiatorSocket(owner, port.Name) { BusWidth = port.BusWidth };
        _socket.RegisterNbTransportBackward(Backward);
        _payloads = new PayloadPool(_socket.FullName);
        _phases = new TimedList<(RecordKind, ulong)>(owner, $"{port.Name}.phase");
        owner.AddServer($"{port.Name}.phases", RunAsync);
    }

    /// <inheritdoc/>
    public int Open => _open.Count;

    /// <inheritdoc/>
    public RecordTaker.Reader ReaderOf(in RecordHead head) => head.Kind switch
    {
        RecordKind.Request => ReadRequest,
        RecordKind.Taken => ReadTaken,
        _ => throw new ProtocolException($"the peer returns a {head.Kind} at its initiator '{_socket.Name}'"),
    };

    /// <inheritdoc/>
    public long ServeDebug(Payload payload) => _socket.TransportDebug(payload);

    private void ReadRequest(in RecordHead head, ref BodyReader body)
    {
        var request = new PeerRequest { Id = head.Id, Time = head.Time, Payload = _payloads.Rent() };
        request.Payload.InitiatorTag = request;
        request.Payload.Id = (long)head.Id;
        RequestCodec.Read(head, ref body, request.Payload, request);
        RequestCodec.Check(request.Payload, head.Id, _socket.FullName);
        if (_open.Count >= RemoteWire.MaximumOutstanding || !_open.TryAdd(head.Id, request))
            throw new ProtocolException($"the peer uses the number {head.Id} for two open transactions at port '{_socket.FullName}', or has too many");
        _phases.Add(head.Time, (RecordKind.Request, head.Id));
    }

    private void ReadTaken(in RecordHead head, ref BodyReader body)
    {
        if (!_answered.Remove(head.Id))
            throw new ProtocolException($"the peer returns a Taken for the transaction {head.Id} at port '{_socket.FullName}', which has no response to take");
        _phases.Add(head.Time, (RecordKind.Taken, head.Id));
    }

    private async SimTask RunAsync()
    {
        while (true)
        {
            var (kind, id) = await _phases.NextAsync();
            var request = _open[id];
            if (kind == RecordKind.Request)
                Begin(request);
            else
                End(request);
        }
    }

    private void Begin(PeerRequest request)
    {
        var (phase, delay) = (Phase.BeginRequest, SimTime.Zero);
        var status = _socket.NbTransportForward(request.Payload, ref phase, ref delay);
        if (status == SyncStatus.Completed)
        {
            _completed.Add(request.Id);
            Respond(request, delay);
        }
        else if (status == SyncStatus.Updated)
        {
            Tell(request, phase, delay);
        }
    }

    private void End(PeerRequest request)
    {
        _open.Remove(request.Id);
        if (!_completed.Remove(request.Id))
        {
            var (phase, delay) = (Phase.EndResponse, SimTime.Zero);
            _socket.NbTransportForward(request.Payload, ref phase, ref delay);
        }

        request.Payload.Release();
    }

    private SyncStatus Backward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        Tell((PeerRequest)payload.InitiatorTag!, phase, delay);
        return SyncStatus.Accepted;
    }

    private void Tell(PeerRequest request, Phase phase, SimTime delay)
    {
        var time = (_owner.Now + delay).Femtoseconds;
        if (phase == Phase.EndRequest)
            _synchroniser.Record(time).Put(Head(request, time) with { Kind = RecordKind.Accept });
        else
            Respond(request, delay);
    }

    private void Respond(PeerRequest request, SimTime delay)
    {
        var time = (_owner.Now + delay).Femtoseconds;
        _answered.Add(request.Id);
        ResponseCodec.Write(_synchroniser.Record(time), Head(request, time), request.Payload);
    }

    private RecordHead Head(PeerRequest request, long time) => new() { Port = (ushort)_number, Time = time, Id = request.Id };
}
