using System.Diagnostics;
using System.Globalization;
using Tlm.Bridges.Messaging;

namespace Tlm.Bench.Bridge;

/// <summary>Messages to and fro between two PAIR sockets in two threads of one process, over loopback TCP: what <c>echo pingpong</c> does with plain libzmq.</summary>
/// <param name="Count">Round trips that are timed.</param>
/// <param name="Bytes">Bytes of a message.</param>
/// <param name="Encrypted">With CURVE.</param>
internal sealed record RoundTrips(int Count, int Bytes, bool Encrypted)
{
    // managed code is compiled for good only after a while of use
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    // the bridges never wait without a deadline
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The same for <c>echo pingpong</c>.</summary>
    public string[] Arguments => [Count.ToString(CultureInfo.InvariantCulture), Bytes.ToString(CultureInfo.InvariantCulture), Encrypted ? "curve" : "clear"];

    /// <summary>Measures an implementation.</summary>
    /// <returns>Mean time of a round trip in ns.</returns>
    /// <exception cref="MessagingException">A message did not arrive.</exception>
    public double Measure(IMessageTransport transport)
    {
        var (server, client) = (transport.GenerateKeys(), transport.GenerateKeys());
        using var bound = transport.CreateSocket(SocketRole.Pair, new SocketOptions { CurveServer = Encrypted ? server : null });
        string address = bound.Bind(Endpoint.AnyLoopbackPort);
        using var connected = transport.CreateSocket(SocketRole.Pair, new SocketOptions
        {
            CurveClient = Encrypted ? client : null,
            CurveServerPublicKey = Encrypted ? server.PublicKey : null,
        });
        connected.Connect(address);
        var echo = new Thread(() => Echo(connected));
        echo.Start();
        double nanoseconds = Send(bound);
        echo.Join();
        return nanoseconds;
    }

    private double Send(IMessageSocket socket)
    {
        var message = new Message();
        message.Append(new byte[Bytes]);
        for (var warm = Deadline.In(WarmUp); !warm.Passed;)
            Exchange(socket, message);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Count; i++)
            Exchange(socket, message);
        double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Count;
        message.Clear();
        message.Append([]);
        socket.TrySend(message, Patience);
        return nanoseconds;
    }

    private static void Exchange(IMessageSocket socket, Message message)
    {
        if (!socket.TrySend(message, Patience) || !socket.TryReceive(message, Patience))
            throw new MessagingException("a message did not come back");
    }

    // until an empty message ends it; the other side notices what does not come back
    private static void Echo(IMessageSocket socket)
    {
        var message = new Message();
        while (socket.TryReceive(message, Patience) && message[0].Length > 0 && socket.TrySend(message, Patience))
        {
        }
    }
}
