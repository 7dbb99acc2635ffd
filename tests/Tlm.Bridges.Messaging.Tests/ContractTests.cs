using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Bridges.Messaging.Tests;

/// <summary>What both implementations promise, each with each.</summary>
public class ContractTests
{
    [Theory]
    [MemberData(nameof(TransportPairs.All), MemberType = typeof(TransportPairs))]
    public void A_message_arrives_with_every_frame_as_it_was_sent(string server, string client)
    {
        using var link = new Link(server, client, SocketRole.Pair, SocketRole.Pair);
        var received = new Message();
        Prop.ForAll<byte[][]>(frames =>
        {
            byte[][] sent = frames.Length == 0 ? [[]] : frames;
            Assert.True(link.Connected.TrySend(Link.Of(sent), Link.Patience));
            Assert.True(link.Bound.TryReceive(received, Link.Patience));
            Assert.Equal(sent, Link.Frames(received));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));
    }

    [Theory]
    [MemberData(nameof(TransportPairs.All), MemberType = typeof(TransportPairs))]
    public void A_frame_of_a_mebibyte_arrives_whole_in_both_directions(string server, string client)
    {
        using var link = new Link(server, client, SocketRole.Pair, SocketRole.Pair);
        var data = new byte[1 << 20];
        new Random(1).NextBytes(data);
        var received = new Message();
        Assert.True(link.Connected.TrySend(Link.Of(data, [7]), Link.Patience));
        Assert.True(link.Bound.TryReceive(received, Link.Patience));
        Assert.True(link.Bound.TrySend(received, Link.Patience));
        Assert.True(link.Connected.TryReceive(received, Link.Patience));
        Assert.Equal([data, [7]], Link.Frames(received));
    }

    [Theory]
    [MemberData(nameof(TransportPairs.All), MemberType = typeof(TransportPairs))]
    public void A_router_names_the_dealer_and_answers_it_by_that_name(string server, string client)
    {
        using var link = new Link(server, client, SocketRole.Router, SocketRole.Dealer, routingId: "w1"u8.ToArray());
        var received = new Message();
        Assert.True(link.Connected.TrySend(Link.Of("hello"u8.ToArray()), Link.Patience));
        Assert.True(link.Bound.TryReceive(received, Link.Patience));
        Assert.Equal(["w1"u8.ToArray(), "hello"u8.ToArray()], Link.Frames(received));
        Assert.True(link.Bound.TrySend(Link.Of("w1"u8.ToArray(), "welcome"u8.ToArray()), Link.Patience));
        Assert.True(link.Connected.TryReceive(received, Link.Patience));
        Assert.Equal(["welcome"u8.ToArray()], Link.Frames(received));
    }

    [Theory]
    [MemberData(nameof(TransportPairs.All), MemberType = typeof(TransportPairs))]
    public void Messages_keep_their_order(string server, string client)
    {
        using var link = new Link(server, client, SocketRole.Pair, SocketRole.Pair);
        var received = new Message();
        for (var i = 0; i < 500; i++)
            Assert.True(link.Connected.TrySend(Link.Of(BitConverter.GetBytes(i)), Link.Patience));
        for (var i = 0; i < 500; i++)
        {
            Assert.True(link.Bound.TryReceive(received, Link.Patience));
            Assert.Equal(i, BitConverter.ToInt32(received[0]));
        }
    }

    [Theory]
    [MemberData(nameof(TransportPairs.Each), MemberType = typeof(TransportPairs))]
    public void Nothing_to_receive_is_said_at_the_deadline(string name)
    {
        using var link = new Link(name, name, SocketRole.Pair, SocketRole.Pair);
        var deadline = Deadline.In(TimeSpan.FromMilliseconds(50));
        Assert.False(link.Bound.TryReceive(new Message(), TimeSpan.FromMilliseconds(60)));
        Assert.True(deadline.Passed);
    }

    [Theory]
    [MemberData(nameof(TransportPairs.Each), MemberType = typeof(TransportPairs))]
    public void Poll_says_which_socket_has_a_message(string name)
    {
        using var transport = MessageTransports.Open(name);
        using var first = transport.CreateSocket(SocketRole.Pair, new SocketOptions());
        using var second = transport.CreateSocket(SocketRole.Pair, new SocketOptions());
        using var sender = transport.CreateSocket(SocketRole.Pair, new SocketOptions());
        first.Bind(Endpoint.AnyLoopbackPort);
        sender.Connect(second.Bind(Endpoint.AnyLoopbackPort));
        var ready = new bool[2];
        Assert.Equal(0, transport.Poll([first, second], ready, TimeSpan.FromMilliseconds(20)));
        Assert.True(sender.TrySend(Link.Of([1]), Link.Patience));
        Assert.Equal(1, transport.Poll([first, second], ready, Link.Patience));
        Assert.Equal([false, true], ready);
    }

    [Theory]
    [MemberData(nameof(TransportPairs.Each), MemberType = typeof(TransportPairs))]
    public void Sending_without_a_peer_is_refused_at_the_deadline_and_not_lost(string name)
    {
        using var transport = MessageTransports.Open(name);
        using var lonely = transport.CreateSocket(SocketRole.Pair, new SocketOptions());
        lonely.Bind(Endpoint.AnyLoopbackPort);
        Assert.False(lonely.TrySend(Link.Of([1], [2]), TimeSpan.FromMilliseconds(20)));
    }

    [Theory]
    [MemberData(nameof(TransportPairs.Each), MemberType = typeof(TransportPairs))]
    public void A_router_refuses_a_peer_that_it_does_not_know(string name)
    {
        using var transport = MessageTransports.Open(name);
        using var router = transport.CreateSocket(SocketRole.Router, new SocketOptions());
        router.Bind(Endpoint.AnyLoopbackPort);
        var refusal = Assert.Throws<MessagingException>(() => router.TrySend(Link.Of("nobody"u8.ToArray(), [1]), TimeSpan.Zero));
        Assert.Contains("sending failed", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TransportPairs.Each), MemberType = typeof(TransportPairs))]
    public void A_port_that_is_taken_is_an_error_that_names_the_endpoint(string name)
    {
        using var transport = MessageTransports.Open(name);
        using var first = transport.CreateSocket(SocketRole.Pair, new SocketOptions());
        using var second = transport.CreateSocket(SocketRole.Pair, new SocketOptions());
        var taken = first.Bind(Endpoint.AnyLoopbackPort);
        var refusal = Assert.Throws<MessagingException>(() => second.Bind(taken));
        Assert.Contains(taken, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TransportPairs.Each), MemberType = typeof(TransportPairs))]
    public void A_remote_host_is_refused_unless_it_was_allowed(string name)
    {
        using var transport = MessageTransports.Open(name);
        using var socket = transport.CreateSocket(SocketRole.Dealer, new SocketOptions());
        Assert.Throws<MessagingException>(() => socket.Bind("tcp://0.0.0.0:0"));
        Assert.Throws<MessagingException>(() => socket.Connect("tcp://10.0.0.1:5555"));
        Assert.Throws<MessagingException>(() => socket.Connect("ipc://somewhere"));
    }
}
