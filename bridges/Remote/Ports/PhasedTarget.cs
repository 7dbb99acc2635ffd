using Tlm.Bridges.Remote.Peers;
using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Ports;

/// <summary>A target of the peer at which all four phases cross: END_REQ and BEGIN_RESP happen when the peer says, END_RESP is told to it.</summary>
internal sealed class PhasedTarget : IRemotePort
{
    private readonly TargetSocket _socket;
    private readonly Component _owner;
    private readonly Synchroniser _synchroniser;
    private readonly OpenTransactions _open = new();
    private readonly Dictionary<Payload, ulong> _numbers = [];
    private readonly Dictionary<ulong, (RecordKind Kind, long Time)> _told = [];
    private readonly TimedList<(RecordKind Kind, ulong Id)> _phases;
    private readonly int _number;

    /// <summary>A target socket of the component.</summary>
    public PhasedTarget(RemoteComponent owner, Synchroniser synchroniser, PeerPort port, int number)
    {
        (_owner, _synchroniser, _number) = (owner, synchroniser, number);
        _socket = new TargetSocket(owner, port.Name) { KnowsStreams = port.Options.HasFlag(PeerPortOptions.KnowsStreams), StreamLinks = StreamLinks.AsOneItem, BusWidth = port.BusWidth };
        _socket.RegisterNbTransportForward(Forward);
        _socket.RegisterTransportDebug(payload => synchroniser.Debug(number, payload));
        _phases = new TimedList<(RecordKind, ulong)>(owner, $"{port.Name}.phase");
        owner.AddServer($"{port.Name}.phases", RunAsync);
    }

    /// <inheritdoc/>
    public int Open => _open.Count;

    /// <inheritdoc/>
    public RecordTaker.Reader ReaderOf(in RecordHead head) => head.Kind switch
    {
        RecordKind.Response => ReadResponse,
        RecordKind.Accept => ReadAccept,
        _ => throw new ProtocolException($"the peer returns a {head.Kind} at its target '{_socket.Name}'"),
    };

    /// <inheritdoc/>
    public long ServeDebug(Payload payload) => throw new ProtocolException($"the peer asks for a debug transfer at its target '{_socket.Name}'");

    private SyncStatus Forward(Payload payload, ref Phase phase, ref SimTime delay)
    {
        var time = (_owner.Now + delay).Femtoseconds;
        if (phase == Phase.BeginRequest)
        {
            payload.Acquire();
            var id = _open.Add(payload);
            _numbers.Add(payload, id);
            RequestCodec.Write(_synchroniser.Record(time), new RecordHead { Port = (ushort)_number, Time = time, Id = id }, payload);
            return SyncStatus.Accepted;
        }

        if (phase != Phase.EndResponse || !_numbers.ContainsKey(payload))
            throw new TransportException(TransportRule.PhaseOrder, $"{phase} of {payload} came to {_socket.FullName}");
        Close(payload, time);
        return SyncStatus.Completed;
    }

    private void Close(Payload payload, long time)
    {
        _numbers.Remove(payload, out var id);
        _synchroniser.Record(time).Put(new RecordHead { Kind = RecordKind.Taken, Port = (ushort)_number, Time = time, Id = id });
        _open.Remove(id);
        _told.Remove(id);
        payload.Release();
    }

    private void ReadAccept(in RecordHead head, ref BodyReader body)
    {
        _open.Find(head.Id, _socket.FullName, "Accept");
        Tell(head);
        _phases.Add(head.Time, (RecordKind.Accept, head.Id));
    }

    private void ReadResponse(in RecordHead head, ref BodyReader body)
    {
        ResponseCodec.Read(head, ref body, _open.Find(head.Id, _socket.FullName, "Response"));
        Tell(head);
        _phases.Add(head.Time, (RecordKind.Response, head.Id));
    }

    // an Accept at most, then one Response, in the order of their times
    private void Tell(in RecordHead head)
    {
        if (_told.TryGetValue(head.Id, out var before) && (before.Kind == RecordKind.Response || head.Kind == RecordKind.Accept || head.Time < before.Time))
            throw new ProtocolException($"the peer returns a {head.Kind} for transaction {head.Id} at port '{_socket.FullName}' that does not follow its {before.Kind}");
        _told[head.Id] = (head.Kind, head.Time);
    }

    private async SimTask RunAsync()
    {
        while (true)
        {
            var (kind, id) = await _phases.NextAsync();
            var payload = _open.Find(id, _socket.FullName, kind.ToString());
            var (phase, delay) = (kind == RecordKind.Accept ? Phase.EndRequest : Phase.BeginResponse, SimTime.Zero);
            var status = _socket.NbTransportBackward(payload, ref phase, ref delay);
            if (status == SyncStatus.Completed || (status == SyncStatus.Updated && phase == Phase.EndResponse))
                Close(payload, (_owner.Now + delay).Femtoseconds);
        }
    }
}
