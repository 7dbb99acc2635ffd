using Tlm.Bridges.Messaging;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Server;

/// <summary>Beats twice a second from a thread and a socket of its own.</summary>
internal sealed class Heart : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    internal Heart(IMessageTransport transport, WorkerCredentials credentials, Func<ulong> cycles)
    {
        _thread = new Thread(() => Beat(transport, credentials, cycles)) { IsBackground = true, Name = "heartbeat" };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Beat(IMessageTransport transport, WorkerCredentials credentials, Func<ulong> cycles)
    {
        using var link = new ServerLink(transport, credentials, "beat");
        var body = new BodyWriter();
        do
        {
            body.Clear();
            body.Put(cycles());
            link.TrySend(FrameKind.Heartbeat, body, TimeSpan.Zero);
        }
        while (!_stop.Wait(Interval));
    }
}
