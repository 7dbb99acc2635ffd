using Tlm.Bridges.Remote.Peers;
using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Ports;

/// <summary>A target of the peer: requests go over, responses come back at their times. A full peer leaves requests in the link.</summary>
internal sealed class RemoteTarget : IRemotePort
{
    private readonly TargetSocket _socket;
    private readonly Component _owner;
    private readonly Synchroniser _synchroniser;
    private readonly OpenTransactions _open = new();
    private readonly TimedList<Payload> _answers;
    private readonly SimEvent _freed;
    private readonly RecordTaker.Reader _readResponse;
    private readonly int _number;
    private readonly int _limit;

    /// <summary>A target socket of the component.</summary>
    public RemoteTarget(RemoteComponent owner, Synchroniser synchroniser, PeerPort port, int number)
    {
        (_owner, _synchroniser, _number) = (owner, synchroniser, number);
        _limit = port.Outstanding == 0 ? RemoteWire.MaximumOutstanding : port.Outstanding;
        _socket = new TargetSocket(owner, port.Name) { KnowsStreams = port.Options.HasFlag(PeerPortOptions.KnowsStreams), StreamLinks = StreamLinks.AsOneItem, BusWidth = port.BusWidth };
        _socket.RegisterTransportDebug(payload => synchroniser.Debug(number, payload));
        _answers = new TimedList<Payload>(owner, $"{port.Name}.answer");
        _freed = new SimEvent(owner, $"{port.Name}.freed");
        _readResponse = ReadResponse;
        owner.AddServer($"{port.Name}.requests", TakeAsync);
        owner.AddServer($"{port.Name}.responses", RespondAsync);
    }

    /// <inheritdoc/>
    public int Open => _open.Count;

    /// <inheritdoc/>
    public RecordTaker.Reader ReaderOf(in RecordHead head) => head.Kind switch
    {
        RecordKind.Response => _readResponse,
        RecordKind.Accept => ReadAccept,
        _ => throw new ProtocolException($"the peer returns a {head.Kind} at its target '{_socket.Name}'"),
    };

    /// <inheritdoc/>
    public long ServeDebug(Payload payload) => throw new ProtocolException($"the peer asks for a debug transfer at its target '{_socket.Name}'");

    private static bool IsTooLarge(Payload payload) => payload.Data.Length > RemoteWire.MaximumData;

    private async SimTask TakeAsync()
    {
        while (true)
        {
            while (_open.Count >= _limit)
                await _freed;
            var payload = await _socket.ReceiveAsync();
            if (IsTooLarge(payload))
            {
                payload.Fail(ResponseStatus.BurstError, $"{payload.Data.Length} bytes of data; at most {RemoteWire.MaximumData} cross to another process");
                _answers.Add(_owner.Now.Femtoseconds, payload);
                continue;
            }

            payload.Validate();
            var time = _owner.Now.Femtoseconds;
            var head = new RecordHead { Port = (ushort)_number, Time = time, Id = _open.Add(payload) };
            RequestCodec.Write(_synchroniser.Record(time), head, payload);
        }
    }

    // the phases in between do not cross: the request was taken when it left the link
    private void ReadAccept(in RecordHead head, ref BodyReader body) => _open.Find(head.Id, _socket.FullName, "Accept");

    private void ReadResponse(in RecordHead head, ref BodyReader body)
    {
        var payload = _open.Find(head.Id, _socket.FullName, "Response");
        ResponseCodec.Read(head, ref body, payload);
        _open.Remove(head.Id);
        _answers.Add(head.Time, payload);
        if (_open.Count == _limit - 1)
            _freed.Notify(SimTime.Zero);
    }

    private async SimTask RespondAsync()
    {
        while (true)
        {
            var payload = await _answers.NextAsync();
            try
            {
                await _socket.RespondAsync(payload);
            }
            catch (TransportException problem)
            {
                throw new ProtocolException($"the peer's answer at port '{_socket.FullName}': {problem.Message}");
            }
        }
    }
}
