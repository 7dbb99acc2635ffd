using System.Runtime.InteropServices;
using System.Text;

namespace Tlm.Bridges.Messaging.LibZmq;

/// <summary>A libzmq socket. Frames are copied once on each side; nothing is allocated a message.</summary>
internal sealed unsafe class LibZmqSocket : IMessageSocket
{
    private readonly bool _allowRemote;

    internal LibZmqSocket(nint context, SocketRole role, SocketOptions options)
    {
        Role = role;
        _allowRemote = options.AllowRemote;
        Handle = LibZmqError.Check(Native.SocketNew(context, NativeType(role)), $"opening a {role} socket");
        try
        {
            Apply(options);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public SocketRole Role { get; }

    internal nint Handle { get; private set; }

    public string Bind(string endpoint)
    {
        var (host, port) = Endpoint.Parse(endpoint, _allowRemote);
        var native = port == 0 ? $"tcp://{host}:*" : endpoint;
        LibZmqError.Check(Native.Bind(Handle, native), $"binding to {endpoint}");
        return BoundEndpoint();
    }

    public void Connect(string endpoint)
    {
        Endpoint.Parse(endpoint, _allowRemote);
        LibZmqError.Check(Native.Connect(Handle, endpoint), $"connecting to {endpoint}");
    }

    public bool TrySend(Message message, TimeSpan timeout)
    {
        var deadline = Deadline.In(timeout);
        for (var frame = 0; frame < message.FrameCount; frame++)
        {
            var flags = Native.DontWait | (frame + 1 < message.FrameCount ? Native.SendMore : 0);
            while (!TrySendFrame(message[frame], flags))
            {
                // libzmq takes a message whole once it took its first frame, so only that one may be given up
                if (!WaitFor(Native.PollOut, deadline) && frame == 0)
                    return false;
            }
        }

        return true;
    }

    public bool TryReceive(Message message, TimeSpan timeout)
    {
        message.Clear();
        Native.NativeMessage native;
        Native.MessageInit(&native);
        try
        {
            if (!TryReceiveFrame(&native, message, timeout))
                return false;
            while (Native.MessageMore(&native) != 0)
                LibZmqError.Check(TakeFrame(&native, message, 0), "receiving a further frame");
            return true;
        }
        finally
        {
            Native.MessageClose(&native);
        }
    }

    public void Dispose()
    {
        if (Handle != 0)
            _ = Native.SocketClose(Handle);
        Handle = 0;
    }

    private static int NativeType(SocketRole role) => role switch
    {
        SocketRole.Pair => Native.Pair,
        SocketRole.Dealer => Native.Dealer,
        SocketRole.Router => Native.Router,
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    private int TakeFrame(Native.NativeMessage* native, Message message, int flags)
    {
        int length;
        do
            length = Native.MessageReceive(native, Handle, flags);
        while (length < 0 && Marshal.GetLastPInvokeError() == Native.Interrupted);
        if (length >= 0)
            message.Append(new ReadOnlySpan<byte>(Native.MessageData(native), length));
        return length;
    }

    private bool TryReceiveFrame(Native.NativeMessage* native, Message message, TimeSpan timeout)
    {
        var deadline = Deadline.In(timeout);
        while (TakeFrame(native, message, Native.DontWait) < 0)
        {
            if (Marshal.GetLastPInvokeError() != Native.Again)
                throw LibZmqError.Last("receiving");
            if (timeout <= TimeSpan.Zero || !WaitFor(Native.PollIn, deadline))
                return false;
        }

        return true;
    }

    private bool TrySendFrame(ReadOnlySpan<byte> frame, int flags)
    {
        fixed (byte* data = frame)
        {
            if (Native.Send(Handle, data, (nuint)frame.Length, flags) >= 0)
                return true;
        }

        return Marshal.GetLastPInvokeError() is Native.Again or Native.Interrupted ? false : throw LibZmqError.Last("sending");
    }

    private bool WaitFor(short events, Deadline deadline)
    {
        var item = new Native.PollItem { Socket = Handle, Events = events };
        return LibZmqPoll.Wait(&item, 1, deadline) > 0;
    }

    private string BoundEndpoint()
    {
        var text = stackalloc byte[256];
        nuint length = 256;
        LibZmqError.Check(Native.GetOption(Handle, Native.LastEndpoint, text, &length), "asking for the bound endpoint");
        return Encoding.ASCII.GetString(text, (int)length).TrimEnd('\0');
    }

    private void Apply(SocketOptions options)
    {
        Set(Native.Linger, (int)options.Linger.TotalMilliseconds);
        Set(Native.SendHighWaterMark, options.HighWaterMark);
        Set(Native.ReceiveHighWaterMark, options.HighWaterMark);
        var largest = options.MaximumFrameBytes;
        LibZmqError.Check(Native.SetOption(Handle, Native.MaxMessageSize, &largest, sizeof(long)), "limiting the frame size");
        if (options.RoutingId is { } id)
            Set(Native.RoutingId, id);
        if (Role == SocketRole.Router)
            Set(Native.RouterMandatory, 1);
        if (options.CurveServer is { } server)
        {
            Set(Native.CurveServer, 1);
            Set(Native.CurveSecretKey, server.SecretKey);
        }

        if (options.CurveClient is { } client)
        {
            Set(Native.CurveServerKey, options.CurveServerPublicKey!);
            Set(Native.CurvePublicKey, client.PublicKey);
            Set(Native.CurveSecretKey, client.SecretKey);
        }
    }

    private void Set(int option, int value) =>
        LibZmqError.Check(Native.SetOption(Handle, option, &value, sizeof(int)), $"setting socket option {option}");

    private void Set(int option, byte[] value)
    {
        fixed (byte* data = value)
            LibZmqError.Check(Native.SetOption(Handle, option, data, (nuint)value.Length), $"setting socket option {option}");
    }
}
