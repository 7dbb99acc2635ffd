namespace Tlm.Bridges.Messaging;

/// <summary>One implementation of ZeroMQ 4 (ZMTP 3.1 with CURVE): makes keys and sockets, waits on several sockets.</summary>
public interface IMessageTransport : IDisposable
{
    /// <summary>"netmq" or "libzmq".</summary>
    string Name { get; }

    /// <summary>Version of the library behind it.</summary>
    string Version { get; }

    /// <summary>Makes a fresh CURVE key pair.</summary>
    CurveKeyPair GenerateKeys();

    /// <summary>Opens a socket.</summary>
    /// <exception cref="MessagingException">The options contradict each other or the library refuses.</exception>
    IMessageSocket CreateSocket(SocketRole role, SocketOptions options);

    /// <summary>Waits until a socket can be read, and says which.</summary>
    /// <param name="sockets">Sockets of this transport.</param>
    /// <param name="ready">As long as <paramref name="sockets"/>; true where a message waits.</param>
    /// <param name="timeout">How long to wait at most.</param>
    /// <returns>How many are ready; 0 after the time-out.</returns>
    int Poll(ReadOnlySpan<IMessageSocket> sockets, Span<bool> ready, TimeSpan timeout);
}
