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
