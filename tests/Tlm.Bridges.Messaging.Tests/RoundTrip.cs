using System.Diagnostics;

namespace Tlm.Bridges.Messaging.Tests;

/// <summary>Measures a round trip between two sockets of one implementation in two threads, over TCP with CURVE.</summary>
internal static class RoundTrip
{
    internal static double Nanoseconds(string name, int count, int bytes)
    {
        using var link = new Link(name, name, SocketRole.Pair, SocketRole.Pair);
        var echo = new Thread(() => Echo(link.Connected, count));
        echo.Start();
        var message = Link.Of(new byte[bytes]);
        long start = 0;
        for (var i = 0; i < count; i++)
        {
            if (i == count / 10)
                start = Stopwatch.GetTimestamp();
            link.Bound.TrySend(message, Link.Patience);
            Assert.True(link.Bound.TryReceive(message, Link.Patience));
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        echo.Join();
        return elapsed.TotalNanoseconds / (count - (count / 10));
    }

    private static void Echo(IMessageSocket socket, int count)
    {
        var message = new Message();
        for (var i = 0; i < count; i++)
        {
            if (!socket.TryReceive(message, Link.Patience))
                return;
            socket.TrySend(message, Link.Patience);
        }
    }
}
