using Tlm.Bridges.Messaging;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Server;

/// <summary>A worker's socket: framing, sequence numbers, checksums.</summary>
internal sealed class ServerLink : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IMessageSocket _socket;
    private readonly Message _out = new();
    private readonly Message _in = new();
    private ulong _sent;
    private ulong _received;

    internal ServerLink(IMessageTransport transport, WorkerCredentials credentials, string routingId)
    {
        _socket = transport.CreateSocket(SocketRole.Dealer, new SocketOptions
        {
            RoutingId = System.Text.Encoding.ASCII.GetBytes(routingId),
            CurveClient = credentials.Worker,
            CurveServerPublicKey = Z85.Decode(credentials.ServerPublicKey),
            MaximumFrameBytes = Wire.Format.MaximumFrame,
            Linger = TimeSpan.FromSeconds(1),
        });
        _socket.Connect(credentials.Address);
    }

    internal Func<byte[], byte[]>? Mangle { get; set; }

    /// <summary>Sends a frame; waits as long as the client's queue is full.</summary>
    internal void Send(FrameKind kind, BodyWriter body) => TrySend(kind, body, Timeout.InfiniteTimeSpan);

    /// <summary>Sends a frame unless the client's queue stays full.</summary>
    internal void TrySend(FrameKind kind, BodyWriter body, TimeSpan timeout)
    {
        var frame = body.Seal(Wire.Format, (ushort)kind, _sent);
        _out.Clear();
        _out.Append(Mangle is null ? frame : Mangle(frame.ToArray()));
        var patience = timeout == Timeout.InfiniteTimeSpan ? TimeSpan.FromDays(1) : timeout;
        if (_socket.TrySend(_out, patience))
            _sent++;
    }

    /// <summary>Waits for a frame; for the first one not for ever.</summary>
    /// <exception cref="ProtocolException">The frame breaks a rule.</exception>
    /// <exception cref="BridgeException">The client does not answer.</exception>
    internal FrameKind Receive(out BodyReader body)
    {
        while (!_socket.TryReceive(_in, Patience))
        {
            if (_received == 0)
                throw new BridgeException("the client does not answer: a wrong key, or it is gone");
        }

        if (_in.FrameCount != 1)
            throw new ProtocolException($"a message of {_in.FrameCount} frames");
        var kind = (FrameKind)Frame.Check(Wire.Format, _in[0], "the client", _received++).Kind;
        body = Wire.Format.Body((ushort)kind, _in[0]);
        return kind;
    }

    public void Dispose() => _socket.Dispose();
}
