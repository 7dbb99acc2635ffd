using NetMQ;

namespace Tlm.Bridges.Messaging.NetMQ;

/// <summary>ZeroMQ by NetMQ, a managed implementation. NetMQ keeps one context a process; its buffers come from the shared array pool.</summary>
public sealed class NetMqTransport : IMessageTransport
{
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    private readonly NetMQSelector _selector = new();
    private NetMQSelector.Item[] _items = [];

    // NetMQ's completions only put an entry into the queue of its I/O thread. Run where they arise they save a message the hop over the
    // thread pool. The runtime looks once, before the process's first socket; what the user has set stays.
    static NetMqTransport()
    {
        if (Environment.GetEnvironmentVariable(InlineCompletions) is null)
            Environment.SetEnvironmentVariable(InlineCompletions, "1");
    }

    /// <summary>Opens the transport.</summary>
    public NetMqTransport() => BufferPool.SetCustomBufferPool(new SharedBufferPool());

    /// <inheritdoc/>
    public string Name => "netmq";

    /// <inheritdoc/>
    public string Version { get; } = typeof(NetMQSocket).Assembly.GetName().Version?.ToString() ?? "unknown";

    /// <inheritdoc/>
    public CurveKeyPair GenerateKeys()
    {
        var certificate = new NetMQCertificate();
        return new CurveKeyPair(certificate.PublicKey, certificate.SecretKey!);
    }

    /// <inheritdoc/>
    public IMessageSocket CreateSocket(SocketRole role, SocketOptions options)
    {
        options.Validate();
        return new NetMqSocket(role, options);
    }

    /// <inheritdoc/>
    public int Poll(ReadOnlySpan<IMessageSocket> sockets, Span<bool> ready, TimeSpan timeout)
    {
        Prepare(sockets);
        _selector.Select(_items, sockets.Length, (long)Math.Ceiling(timeout.TotalMilliseconds));
        var count = 0;
        for (var i = 0; i < sockets.Length; i++)
        {
            ready[i] = _items[i].ResultEvent.HasFlag(PollEvents.PollIn);
            count += ready[i] ? 1 : 0;
        }

        return count;
    }

    /// <summary>Nothing to release: NetMQ's context lives as long as the process.</summary>
    public void Dispose()
    {
    }

    private void Prepare(ReadOnlySpan<IMessageSocket> sockets)
    {
        if (_items.Length < sockets.Length)
            Array.Resize(ref _items, sockets.Length);
        for (var i = 0; i < sockets.Length; i++)
        {
            var socket = ((NetMqSocket)sockets[i]).Socket;
            if (_items[i]?.Socket != socket)
                _items[i] = new NetMQSelector.Item(socket, PollEvents.PollIn);
            _items[i].ResultEvent = PollEvents.None;
        }
    }
}
