using System.Diagnostics;
using Tlm.Bridges.Messaging;

namespace Tlm.Bench.Bridge;

/// <summary>Messages to and fro between two PAIR sockets in two threads of one process, over loopback TCP: what <c>echo pingpong</c> does with plain libzmq.</summary>
/// <param name="Count">Round trips; the first tenth is not timed.</param>
/// <param name="Bytes">Bytes of a message.</param>
/// <param name="Encrypted">With CURVE.</param>
internal sealed record RoundTrips(int Count, int Bytes, bool Encrypted)
{
    // the bridges never wait without a deadline
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

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
        long start = 0;
        for (int i = 0; i < Count; i++)
        {
            if (i == Count / 10)
                start = Stopwatch.GetTimestamp();
            if (!socket.TrySend(message, Patience) || !socket.TryReceive(message, Patience))
                throw new MessagingException("a message did not come back");
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / (Count - (Count / 10));
    }

    private void Echo(IMessageSocket socket)
    {
        var message = new Message();
        for (int i = 0; i < Count; i++)
        {
            // the other side notices what does not come back
            if (!socket.TryReceive(message, Patience) || !socket.TrySend(message, Patience))
                return;
        }
    }
}
