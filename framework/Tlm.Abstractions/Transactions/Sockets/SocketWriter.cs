using System.Threading.Channels;

namespace Tlm;

// The standard writer of a socket: what SendAsync and RespondAsync do besides sending is done here as well.
internal sealed class SocketWriter(ChannelWriter<Payload> inner, Action<Payload> before, Action<Payload> refused) : ChannelWriter<Payload>
{
    public override bool TryWrite(Payload item)
    {
        before(item);
        if (inner.TryWrite(item))
            return true;
        refused(item);
        return false;
    }

    public override ValueTask<bool> WaitToWriteAsync(CancellationToken cancellationToken = default) => inner.WaitToWriteAsync(cancellationToken);

    public override ValueTask WriteAsync(Payload item, CancellationToken cancellationToken = default)
    {
        before(item);
        return inner.WriteAsync(item, cancellationToken);
    }

    public override bool TryComplete(Exception? error = null) => inner.TryComplete(error);
}
