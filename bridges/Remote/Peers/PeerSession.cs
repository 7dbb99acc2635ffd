using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Peers;

/// <summary>A peer that has introduced itself and its model.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Description">The model.</param>
internal sealed record PeerSession(PeerConnection Connection, PeerDescription Description)
{
    /// <summary>Starts or connects a peer and configures its model.</summary>
    /// <exception cref="BridgeException">It fails, or speaks otherwise.</exception>
    public static PeerSession Open(string component, IPeerAccess access, RemoteOptions options, long seed)
    {
        var patience = TimeSpan.FromMilliseconds(options.AnswerWithin.Femtoseconds / 1_000_000_000_000);
        var connection = new PeerConnection(component, access, patience);
        try
        {
            if (access is EndpointAccess)
                connection.Send(FrameKind.Hello, new BodyWriter()); // a peer that serves speaks when somebody has come
            var hello = connection.Receive(FrameKind.Hello);
            hello.Take<ulong>();
            hello.Text();
            hello.End();
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
