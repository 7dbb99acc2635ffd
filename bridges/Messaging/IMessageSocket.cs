namespace Tlm.Bridges.Messaging;

/// <summary>A ZeroMQ socket. Used by one thread at a time.</summary>
public interface IMessageSocket : IDisposable
{
    /// <summary>The socket's pattern.</summary>
    SocketRole Role { get; }

    /// <summary>Binds to <c>tcp://127.0.0.1:PORT</c>, port 0 meaning any free one, and returns the endpoint with its real port.</summary>
    /// <exception cref="MessagingException">The port is taken, or the endpoint is not allowed.</exception>
    string Bind(string endpoint);

    /// <summary>Connects to an endpoint; the connection is made in the background and restored when lost.</summary>
    /// <exception cref="MessagingException">The endpoint is malformed or not allowed.</exception>
    void Connect(string endpoint);

    /// <summary>Hands all frames of the message to the library, or none.</summary>
    /// <returns>False when the peer is absent or its queue stayed full for <paramref name="timeout"/>.</returns>
    /// <exception cref="MessagingException">The socket failed, or a ROUTER knows no such peer.</exception>
    bool TrySend(Message message, TimeSpan timeout);

    /// <summary>Receives one whole message into <paramref name="message"/>, replacing its frames.</summary>
    /// <returns>False when none came within <paramref name="timeout"/>.</returns>
    /// <exception cref="MessagingException">The socket failed.</exception>
    bool TryReceive(Message message, TimeSpan timeout);
}
