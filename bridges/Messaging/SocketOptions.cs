namespace Tlm.Bridges.Messaging;

/// <summary>What is fixed before a socket is bound or connected.</summary>
public sealed record SocketOptions
{
    /// <summary>The identity a ROUTER peer sees as first frame: 1 to 255 bytes, the first not 0; null lets the library choose.</summary>
    public byte[]? RoutingId { get; init; }

    /// <summary>Keys of this end when it is the CURVE server.</summary>
    public CurveKeyPair? CurveServer { get; init; }

    /// <summary>Keys of this end when it is a CURVE client; <see cref="CurveServerPublicKey"/> is then needed.</summary>
    public CurveKeyPair? CurveClient { get; init; }

    /// <summary>The server's public key, 32 bytes, which a CURVE client must know in advance.</summary>
    public byte[]? CurveServerPublicKey { get; init; }

    /// <summary>Largest frame in bytes that is taken from a peer; the library drops a peer that sends a larger one.</summary>
    public long MaximumFrameBytes { get; init; } = 64L << 20;

    /// <summary>Messages that may wait in each direction before sending blocks.</summary>
    public int HighWaterMark { get; init; } = 1000;

    /// <summary>How long a closed socket still delivers what it was given.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.Zero;

    /// <summary>Allows endpoints other than tcp://127.0.0.1. Off: an integrator must ask for remote hosts.</summary>
    public bool AllowRemote { get; init; }

    /// <summary>Checks the combination.</summary>
    /// <exception cref="MessagingException">Both CURVE roles, or a client without the server's key.</exception>
    public void Validate()
    {
        if (CurveServer is not null && CurveClient is not null)
            throw new MessagingException("a socket is CURVE server or client, not both");
        if (CurveClient is not null && CurveServerPublicKey is not { Length: CurveKeyPair.KeyBytes })
            throw new MessagingException("a CURVE client needs the server's public key of 32 bytes");
        if (RoutingId is { } id && (id.Length is 0 or > 255 || id[0] == 0))
            throw new MessagingException("a routing id has 1 to 255 bytes and does not start with 0");
    }
}
