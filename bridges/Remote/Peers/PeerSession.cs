using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Peers;

/// <summary>A peer that has introduced itself and its model.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Description">The model.</param>
internal sealed record PeerSession(PeerConnection Connection, PeerDescription Description)
{
    private static readonly TimeSpan VisitTime = TimeSpan.FromSeconds(1);

    /// <summary>Starts or connects a peer and configures its model.</summary>
    /// <exception cref="BridgeException">It fails, or speaks otherwise.</exception>
    public static PeerSession Open(string component, IPeerAccess access, RemoteOptions options, long seed)
    {
        var patience = TimeSpan.FromMilliseconds(options.AnswerWithin.Femtoseconds / 1_000_000_000_000);
        var connection = access is EndpointAccess ? Visit(component, access, patience) : Start(component, access, patience);
        try
        {
            connection.Send(FrameKind.Configure, Configuration(component, options, seed));
            var model = connection.Receive(FrameKind.Model);
            var description = PeerDescription.Read(connection.Name, ref model);
            return new PeerSession(connection, description);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static PeerConnection Start(string component, IPeerAccess access, TimeSpan patience)
    {
        var connection = new PeerConnection(component, access, patience);
        try
        {
            ReadHello(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // A peer that serves speaks when somebody has come. What is said to it while it still takes leave of another client is lost, so it is visited again.
    private static PeerConnection Visit(string component, IPeerAccess access, TimeSpan patience)
    {
        for (var left = patience; ; left -= VisitTime)
        {
            var connection = new PeerConnection(component, access, left < VisitTime ? left : VisitTime);
            try
            {
                connection.Send(FrameKind.Hello, new BodyWriter());
                ReadHello(connection);
                connection.SetPatience(patience);
                return connection;
            }
            catch (WorkerLostException silent)
            {
                connection.Dispose();
                if (left <= VisitTime)
                    throw new WorkerLostException($"{silent.Message} (visited for {patience.TotalSeconds:0.#} s)");
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
    }

    private static void ReadHello(PeerConnection connection)
    {
        var hello = connection.Receive(FrameKind.Hello);
        hello.Take<ulong>();
        hello.Text();
        hello.End();
    }

    private static BodyWriter Configuration(string component, RemoteOptions options, long seed)
    {
        var body = new BodyWriter();
        body.Text(component);
        body.Put(seed);
        body.Put((uint)options.Parameters.Count);
        foreach (var (key, value) in options.Parameters.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            body.Text(key);
            body.Text(value);
        }

        return body;
    }
}
