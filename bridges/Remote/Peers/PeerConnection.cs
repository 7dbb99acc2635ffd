using Tlm.Bridges.Messaging;
using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Peers;

/// <summary>A peer and the socket on which it speaks: frames out, checked frames in, its silence measured.</summary>
internal sealed class PeerConnection : IDisposable
{
    private const int MostAlives = 100_000;
    private static readonly TimeSpan SendPatience = TimeSpan.FromSeconds(5);

    private readonly IMessageTransport _transport;
    private readonly IMessageSocket _socket;
    private readonly IWorkerProcess? _process;
    private readonly Message _in = new();
    private readonly Message _out = new();
    private Pulse _pulse;
    private ulong _sent;
    private ulong _received;
    private bool _disposed;

    /// <summary>Starts or connects the peer.</summary>
    /// <param name="component">Name of the component, for messages.</param>
    /// <param name="access">How.</param>
    /// <param name="patience">Wall time that it may be silent while an answer is due.</param>
    /// <exception cref="BridgeException">It can't be started or connected.</exception>
    public PeerConnection(string component, IPeerAccess access, TimeSpan patience)
    {
        _transport = MessageTransports.Open();
        try
        {
            _socket = access.Open(_transport, out _process);
        }
        catch (MessagingException problem)
        {
            _transport.Dispose();
            throw new BridgeException($"'{component}', {access.Description}: {problem.Message}", problem);
        }
        catch
        {
            _transport.Dispose();
            throw;
        }

        Name = $"'{component}', {_process?.Name ?? access.Description}";
        _pulse = new Pulse(Name, patience, int.MaxValue);
    }

    /// <summary>What to call the peer in messages.</summary>
    public string Name { get; }

    /// <summary>Name and version of the ZeroMQ implementation on our side.</summary>
    public string TransportVersion => $"{_transport.Name} {_transport.Version}";

    /// <summary>Sets how long the peer may be silent while an answer is due.</summary>
    public void SetPatience(TimeSpan patience) => _pulse = new Pulse(Name, patience, int.MaxValue);

    /// <summary>Sends a frame.</summary>
    /// <exception cref="WorkerLostException">The peer is not there.</exception>
    public void Send(FrameKind kind, BodyWriter body)
    {
        _out.Clear();
        _out.Append(body.Seal(RemoteWire.Format, (ushort)kind, _sent++));
        try
        {
            if (!_socket.TrySend(_out, SendPatience))
                throw Lost("takes no messages");
        }
        catch (MessagingException failure)
        {
            throw Lost(failure.Message);
        }
    }

    /// <summary>Waits for a frame as long as the peer lives.</summary>
    /// <param name="body">Its body, valid until the next call.</param>
    /// <exception cref="WorkerLostException">The peer is dead, stopped or hung.</exception>
    /// <exception cref="ProtocolException">It broke the protocol.</exception>
    /// <exception cref="BridgeException">It reported an error.</exception>
    public FrameKind Receive(out BodyReader body)
    {
        var alives = 0;
        while (true)
        {
            // asked before the wait: what it sent before it ended comes during the wait
            var ended = _pulse.LastWaitWasEmpty ? _process?.Ended : null;
            if (_socket.TryReceive(_in, Pulse.Slice))
            {
                _pulse.Work();
                var kind = Check(out body);
                if (kind == FrameKind.Error)
                    throw new BridgeException($"{Name} reports an error: {body.Text()}");
                if (kind != FrameKind.Alive)
                    return kind;
                if (++alives > MostAlives)
                    throw new ProtocolException($"{Name} sends more than {MostAlives} frames Alive for one answer");
            }
            else if (ended is not null)
            {
                throw Lost(ended);
            }
            else
            {
                NothingCame();
            }
        }
    }

    /// <summary>Waits for a frame of one kind.</summary>
    public BodyReader Receive(FrameKind due)
    {
        var kind = Receive(out var body);
        return kind == due ? body : throw new ProtocolException($"{Name}: a frame {kind} came where {due} was due");
    }

    /// <summary>Waits a little for the end of its process.</summary>
    public void AwaitEnd() => _process?.WaitForEnd(TimeSpan.FromSeconds(2));

    /// <summary>Closes the socket; a process that we started has then ended.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _socket.Dispose();
        _process?.Dispose();
        _in.Dispose();
        _out.Dispose();
        _transport.Dispose();
    }

    private void NothingCame()
    {
        try
        {
            _pulse.Nothing();
        }
        catch (WorkerLostException silent) when (_received == 0)
        {
            throw new WorkerLostException(silent.Message + (_process is null
                ? ", or nobody serves there, or it holds another key"
                : ", or it does not speak the remote protocol: a peer connects to the endpoint that it reads from its standard input and says Hello") + LastWords());
        }
    }

    private FrameKind Check(out BodyReader body)
    {
        if (_in.FrameCount != 1)
            throw new ProtocolException($"{Name}: a message of {_in.FrameCount} frames");
        var kind = Frame.Check(RemoteWire.Format, _in[0], Name, _received++).Kind;
        body = RemoteWire.Format.Body(kind, _in[0]);
        return (FrameKind)kind;
    }

    private WorkerLostException Lost(string how) => new($"{Name} {_process?.Ended ?? how}{LastWords()}");

    private string LastWords() => _process?.LastWords is { Length: > 0 } words ? $"; its last words: {words}" : "";
}
