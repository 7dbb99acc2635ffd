namespace Tlm.Bridges.Messaging.Tests;

/// <summary>Who does not hold the run's keys gets nothing through.</summary>
public class CurveTests
{
    [Theory]
    [MemberData(nameof(TransportPairs.All), MemberType = typeof(TransportPairs))]
    public void A_client_with_a_wrong_server_key_gets_nothing_through(string server, string client)
    {
        using var transport = MessageTransports.Open(client);
        AssertSilent(server, transport, new SocketOptions
        {
            CurveClient = transport.GenerateKeys(),
            CurveServerPublicKey = transport.GenerateKeys().PublicKey,
        });
    }

    [Theory]
    [MemberData(nameof(TransportPairs.All), MemberType = typeof(TransportPairs))]
    public void A_client_without_CURVE_gets_nothing_through(string server, string client)
    {
        using var transport = MessageTransports.Open(client);
        AssertSilent(server, transport, new SocketOptions());
    }

    [Theory]
    [MemberData(nameof(TransportPairs.Each), MemberType = typeof(TransportPairs))]
    public void Every_run_has_keys_of_its_own(string name)
    {
        using var transport = MessageTransports.Open(name);
        Assert.NotEqual(transport.GenerateKeys().SecretKeyText, transport.GenerateKeys().SecretKeyText);
    }

    [Fact]
    public void A_socket_cannot_be_CURVE_server_and_client_at_once()
    {
        var keys = new CurveKeyPair(new byte[32], new byte[32]);
        var both = new SocketOptions { CurveServer = keys, CurveClient = keys, CurveServerPublicKey = keys.PublicKey };
        Assert.Throws<MessagingException>(both.Validate);
        Assert.Throws<MessagingException>(new SocketOptions { CurveClient = keys }.Validate);
    }

    private static void AssertSilent(string server, IMessageTransport transport, SocketOptions options)
    {
        using var good = new Link(server, server, SocketRole.Router, SocketRole.Dealer);
        using var intruder = transport.CreateSocket(SocketRole.Dealer, options);
        intruder.Connect(good.Address);
        intruder.TrySend(Link.Of("bad"u8.ToArray()), TimeSpan.FromMilliseconds(200));
        Assert.True(good.Connected.TrySend(Link.Of("good"u8.ToArray()), Link.Patience));
        var received = new Message();
        Assert.True(good.Bound.TryReceive(received, Link.Patience));
        Assert.Equal("good"u8.ToArray(), received[1].ToArray());
        Assert.False(good.Bound.TryReceive(received, TimeSpan.FromMilliseconds(300)));
    }
}
