using System.Globalization;

namespace Tlm.Bridges.Messaging.Tests;

/// <summary>Both implementations speak with a process that uses plain libzmq.</summary>
public class PlainLibZmqTests
{
    [Theory]
    [MemberData(nameof(TransportPairs.Each), MemberType = typeof(TransportPairs))]
    public void A_plain_libzmq_dealer_answers_a_router(string name)
    {
        using var transport = MessageTransports.Open(name);
        var (server, client) = (transport.GenerateKeys(), transport.GenerateKeys());
        using var router = transport.CreateSocket(SocketRole.Router, new SocketOptions { CurveServer = server });
        var address = router.Bind(Endpoint.AnyLoopbackPort);
        using var peer = PlainPeer.Start("dealer", address, "plain", server.PublicKeyText, client.PublicKeyText, client.SecretKeyText);
        var received = new Message();
        Send(router, Link.Of("plain"u8.ToArray(), "one"u8.ToArray(), [], "three"u8.ToArray()));
        Assert.True(router.TryReceive(received, Link.Patience));
        Assert.Equal(["plain"u8.ToArray(), "one"u8.ToArray(), [], "three"u8.ToArray()], Link.Frames(received));
        Send(router, Link.Of("plain"u8.ToArray(), "stop"u8.ToArray()));
        Assert.True(peer.WaitForExit(Link.Patience));
    }

    [MeasurementTheory]
    [MemberData(nameof(TransportPairs.Each), MemberType = typeof(TransportPairs))]
    public void A_round_trip_takes_at_most_half_again_as_long_as_between_plain_sockets(string name)
    {
        const int Count = 10000;
        var ours = new List<double>();
        var plain = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            plain.Add(PlainRoundTrip(Count));
            ours.Add(RoundTrip.Nanoseconds(name, Count, 256));
        }

        plain.Sort();
        ours.Sort();
        Assert.True(ours[2] <= 1.5 * plain[2], $"{name}: {ours[2]:F0} ns beside {plain[2]:F0} ns");
    }

    private static double PlainRoundTrip(int count)
    {
        using var process = PlainPeer.Start("pingpong", count.ToString(CultureInfo.InvariantCulture), "256");
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>A router refuses a peer until it has connected.</summary>
    private static void Send(IMessageSocket router, Message message)
    {
        var deadline = Deadline.In(Link.Patience);
        while (true)
        {
            try
            {
                Assert.True(router.TrySend(message, Link.Patience));
                return;
            }
            catch (MessagingException) when (!deadline.Passed)
            {
                Thread.Sleep(10);
            }
        }
    }
}
