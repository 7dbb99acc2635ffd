namespace Tlm.Bridges.Messaging.Tests;

/// <summary>Steady traffic does not feed the garbage collector.</summary>
public class AllocationTests
{
    [ThreadStatic]
    private static Message? s_message;

    [Fact]
    public void Libzmq_allocates_nothing_a_message()
    {
        using var link = new Link("libzmq", "libzmq", SocketRole.Pair, SocketRole.Pair);
        Exchange(link, 200);
        Assert.Equal(0, Allocated(() => Exchange(link, 1000)));
    }

    [Theory]
    [MemberData(nameof(TransportPairs.Each), MemberType = typeof(TransportPairs))]
    public void Bytes_allocated_a_message_do_not_grow(string name)
    {
        using var link = new Link(name, name, SocketRole.Pair, SocketRole.Pair);
        Exchange(link, 500);
        var early = Allocated(() => Exchange(link, 1000));
        Exchange(link, 2000);
        var late = Allocated(() => Exchange(link, 1000));
        Assert.True(late <= (early * 11 / 10) + 1024, $"{early} bytes, later {late} bytes a thousand messages");
    }

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Exchange(Link link, int count)
    {
        var message = s_message ??= new Message();
        for (var i = 0; i < count; i++)
        {
            message.Clear();
            message.Append("0123456789"u8);
            message.Append("abc"u8);
            if (!link.Connected.TrySend(message, Link.Patience) || !link.Bound.TryReceive(message, Link.Patience))
                throw new InvalidOperationException("the message did not arrive");
        }
    }
}
