using System.Text;

namespace Tlm.Bridges.Messaging.LibZmq;

/// <summary>ZeroMQ by Debian's libzmq5: one native context, one I/O thread of the library.</summary>
public sealed unsafe class LibZmqTransport : IMessageTransport
{
    private nint _context;

    /// <summary>Loads the library and opens a context.</summary>
    /// <exception cref="MessagingException">libzmq.so.5 is missing, older than 4.3, or was built without CURVE.</exception>
    public LibZmqTransport()
    {
        Version = LoadedVersion();
        _context = LibZmqError.Check(Native.ContextNew(), "opening a libzmq context");
    }

    /// <inheritdoc/>
    public string Name => "libzmq";

    /// <inheritdoc/>
    public string Version { get; }

    /// <summary>Version of the native library.</summary>
    /// <exception cref="MessagingException">It is missing, older than 4.3, or was built without CURVE.</exception>
    public static string LoadedVersion()
    {
        int major, minor, patch;
        try
        {
            Native.Version(&major, &minor, &patch);
        }
        catch (DllNotFoundException missing)
        {
            throw new MessagingException("libzmq.so.5 cannot be loaded; install Debian's package libzmq5", missing);
        }

        if (major != 4 || minor < 3)
            throw new MessagingException($"libzmq {major}.{minor}.{patch} is too old; 4.3 or newer is needed");
        if (Native.Has("curve") == 0)
            throw new MessagingException($"libzmq {major}.{minor}.{patch} was built without CURVE");
        return $"{major}.{minor}.{patch}";
    }

    /// <inheritdoc/>
    public CurveKeyPair GenerateKeys()
    {
        var publicKey = stackalloc byte[41];
        var secretKey = stackalloc byte[41];
        LibZmqError.Check(Native.CurveKeyPair(publicKey, secretKey), "making a CURVE key pair");
        return CurveKeyPair.Parse(Encoding.ASCII.GetString(publicKey, 40), Encoding.ASCII.GetString(secretKey, 40));
    }

    /// <inheritdoc/>
    public IMessageSocket CreateSocket(SocketRole role, SocketOptions options)
    {
        ObjectDisposedException.ThrowIf(_context == 0, this);
        options.Validate();
        return new LibZmqSocket(_context, role, options);
    }

    /// <inheritdoc/>
    public int Poll(ReadOnlySpan<IMessageSocket> sockets, Span<bool> ready, TimeSpan timeout)
    {
        var items = stackalloc Native.PollItem[sockets.Length];
        for (var i = 0; i < sockets.Length; i++)
            items[i] = new Native.PollItem { Socket = ((LibZmqSocket)sockets[i]).Handle, Events = Native.PollIn };
        var count = LibZmqPoll.Wait(items, sockets.Length, Deadline.In(timeout));
        for (var i = 0; i < sockets.Length; i++)
            ready[i] = (items[i].Returned & Native.PollIn) != 0;
        return count;
    }

    /// <summary>Closes the context; sockets must have been closed before.</summary>
    public void Dispose()
    {
        if (_context != 0)
            LibZmqError.Check(Native.ContextTerminate(_context), "closing the libzmq context");
        _context = 0;
    }
}
