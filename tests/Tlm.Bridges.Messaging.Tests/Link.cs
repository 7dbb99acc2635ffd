namespace Tlm.Bridges.Messaging.Tests;

/// <summary>A bound and a connected socket, with CURVE unless said otherwise.</summary>
internal sealed class Link : IDisposable
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IMessageTransport _serverTransport;
    private readonly IMessageTransport _clientTransport;

    internal Link(string server, string client, SocketRole bound, SocketRole connected, bool curve = true, byte[]? routingId = null)
    {
        _serverTransport = MessageTransports.Open(server);
        _clientTransport = MessageTransports.Open(client);
        ServerKeys = _serverTransport.GenerateKeys();
        Bound = _serverTransport.CreateSocket(bound, new SocketOptions { CurveServer = curve ? ServerKeys : null });
        Address = Bound.Bind(Endpoint.AnyLoopbackPort);
        Connected = _clientTransport.CreateSocket(connected, new SocketOptions
        {
            RoutingId = routingId,
            CurveClient = curve ? _clientTransport.GenerateKeys() : null,
            CurveServerPublicKey = curve ? ServerKeys.PublicKey : null,
        });
        Connected.Connect(Address);
    }

    internal CurveKeyPair ServerKeys { get; }

    internal string Address { get; }

    internal IMessageSocket Bound { get; }

    internal IMessageSocket Connected { get; }

    public void Dispose()
    {
        Connected.Dispose();
        Bound.Dispose();
        _clientTransport.Dispose();
        _serverTransport.Dispose();
    }

    internal static Message Of(params byte[][] frames)
    {
        var message = new Message();
        foreach (var frame in frames)
            message.Append(frame);
        return message;
    }

    internal static byte[][] Frames(Message message) =>
        [.. Enumerable.Range(0, message.FrameCount).Select(frame => message[frame].ToArray())];
}
