using System.Globalization;
using NetMQ;
using NetMQ.Sockets;

namespace Tlm.Bridges.Messaging.NetMQ;

/// <summary>A NetMQ socket behind the bridges' abstraction.</summary>
internal sealed class NetMqSocket : IMessageSocket
{
    private readonly bool _allowRemote;

    internal NetMqSocket(SocketRole role, SocketOptions options)
    {
        Role = role;
        _allowRemote = options.AllowRemote;
        Socket = role switch
        {
            SocketRole.Pair => new PairSocket(),
            SocketRole.Dealer => new DealerSocket(),
            SocketRole.Router => new RouterSocket(),
            _ => throw new ArgumentOutOfRangeException(nameof(role)),
        };
        Apply(options);
    }

    public SocketRole Role { get; }

    internal NetMQSocket Socket { get; }

    public string Bind(string endpoint)
    {
        var (host, port) = Endpoint.Parse(endpoint, _allowRemote);
        return Guarded($"binding to {endpoint}", () =>
        {
            if (port == 0)
                port = Socket.BindRandomPort($"tcp://{host}");
            else
                Socket.Bind(endpoint);
            return string.Create(CultureInfo.InvariantCulture, $"tcp://{host}:{port}");
        });
    }

    public void Connect(string endpoint)
    {
        Endpoint.Parse(endpoint, _allowRemote);
        Guarded($"connecting to {endpoint}", () =>
        {
            Socket.Connect(endpoint);
            return 0;
        });
    }

    public bool TrySend(Message message, TimeSpan timeout)
    {
        try
        {
            for (var frame = 0; frame < message.FrameCount; frame++)
            {
                if (!TrySendFrame(message[frame], frame == 0 ? timeout : Timeout.InfiniteTimeSpan, frame + 1 < message.FrameCount))
                    return false;
            }

            return true;
        }
        catch (NetMQException failure)
        {
            throw new MessagingException($"sending failed: {failure.Message}", failure);
        }
    }

    public bool TryReceive(Message message, TimeSpan timeout)
    {
        message.Clear();
        var frame = default(Msg);
        frame.InitEmpty();
        try
        {
            if (!Socket.TryReceive(ref frame, timeout))
                return false;
            message.Append(frame.Slice());
            while (frame.HasMore)
            {
                Socket.TryReceive(ref frame, Timeout.InfiniteTimeSpan);
                message.Append(frame.Slice());
            }

            return true;
        }
        catch (NetMQException failure)
        {
            throw new MessagingException($"receiving failed: {failure.Message}", failure);
        }
        finally
        {
            frame.Close();
        }
    }

    public void Dispose() => Socket.Dispose();

    private static T Guarded<T>(string action, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (NetMQException failure)
        {
            throw new MessagingException($"{action} failed: {failure.Message} ({failure.ErrorCode})", failure);
        }
    }

    private bool TrySendFrame(ReadOnlySpan<byte> data, TimeSpan timeout, bool more)
    {
        var frame = default(Msg);
        frame.InitPool(data.Length);
        data.CopyTo(frame.Slice());
        var sent = Socket.TrySend(ref frame, timeout, more);
        frame.Close();
        return sent;
    }

    private void Apply(SocketOptions options)
    {
        Socket.Options.Linger = options.Linger;
        Socket.Options.SendHighWatermark = options.HighWaterMark;
        Socket.Options.ReceiveHighWatermark = options.HighWaterMark;
        Socket.Options.MaxMsgSize = options.MaximumFrameBytes;
        if (options.RoutingId is { } id)
            Socket.Options.Identity = id;
        if (Role == SocketRole.Router)
            Socket.Options.RouterMandatory = true;
        if (options.CurveServer is { } server)
        {
            Socket.Options.CurveServer = true;
            Socket.Options.CurveCertificate = Certificate(server);
        }

        if (options.CurveClient is { } client)
        {
            Socket.Options.CurveServerKey = options.CurveServerPublicKey!;
            Socket.Options.CurveCertificate = Certificate(client);
        }
    }

    private static NetMQCertificate Certificate(CurveKeyPair keys) => new(keys.SecretKey, keys.PublicKey);
}
