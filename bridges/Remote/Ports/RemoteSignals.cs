using Tlm.Bridges.Remote.Peers;
using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Ports;

/// <summary>A signal into the peer, an interrupt or a reset: every item of the port is a new value.</summary>
internal sealed class RemoteSignalIn : IRemotePort
{
    private readonly InPort<long> _port;
    private readonly Synchroniser _synchroniser;
    private readonly Component _owner;
    private readonly int _number;

    /// <summary>An in port of the component.</summary>
    public RemoteSignalIn(RemoteComponent owner, Synchroniser synchroniser, PeerPort port, int number)
    {
        (_owner, _synchroniser, _number) = (owner, synchroniser, number);
        _port = new InPort<long>(owner, port.Name) { IsOptional = true };
        owner.AddServer($"{port.Name}.changes", TakeAsync);
    }

    /// <inheritdoc/>
    public int Open => 0;

    /// <inheritdoc/>
    public RecordTaker.Reader ReaderOf(in RecordHead head) =>
        throw new ProtocolException($"the peer returns a {head.Kind} at '{_port.Name}', a signal into it");

    /// <inheritdoc/>
    public long ServeDebug(Payload payload) => throw new ProtocolException($"the peer asks for a debug transfer at the signal '{_port.Name}'");

    private async SimTask TakeAsync()
    {
        while (_port.IsBound)
        {
            var value = await _port.ReceiveAsync();
            var time = _owner.Now.Femtoseconds;
            _synchroniser.Record(time).Put(new RecordHead { Kind = RecordKind.Signal, Port = (ushort)_number, Time = time, Id = (ulong)value });
        }
    }
}

/// <summary>A signal out of the peer.</summary>
internal sealed class RemoteSignalOut : IRemotePort
{
    private readonly OutPort<long> _port;
    private readonly TimedList<long> _changes;
    private readonly RecordTaker.Reader _read;

    /// <summary>An out port of the component.</summary>
    public RemoteSignalOut(RemoteComponent owner, PeerPort port)
    {
        _port = new OutPort<long>(owner, port.Name) { IsOptional = true };
        _changes = new TimedList<long>(owner, $"{port.Name}.change");
        _read = (in RecordHead head, ref BodyReader body) => _changes.Add(head.Time, (long)head.Id);
        owner.AddServer($"{port.Name}.changes", SendAsync);
    }

    /// <inheritdoc/>
    public int Open => 0;

    /// <inheritdoc/>
    public RecordTaker.Reader ReaderOf(in RecordHead head) => head.Kind == RecordKind.Signal
        ? _read
        : throw new ProtocolException($"the peer returns a {head.Kind} at the signal '{_port.Name}'");

    /// <inheritdoc/>
    public long ServeDebug(Payload payload) => throw new ProtocolException($"the peer asks for a debug transfer at the signal '{_port.Name}'");

    private async SimTask SendAsync()
    {
        while (true)
        {
            var value = await _changes.NextAsync();
            if (_port.IsBound)
                await _port.SendAsync(value);
        }
    }
}
