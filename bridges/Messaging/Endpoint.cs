using System.Globalization;

namespace Tlm.Bridges.Messaging;

/// <summary>The endpoints that sockets accept: TCP, loopback unless remote hosts were asked for.</summary>
public static class Endpoint
{
    /// <summary>Loopback with a port of the system's choice.</summary>
    public const string AnyLoopbackPort = "tcp://127.0.0.1:0";

    /// <summary>Splits <c>tcp://HOST:PORT</c>.</summary>
    /// <exception cref="MessagingException">Another form or transport, a port outside 0..65535, or a host that is not allowed.</exception>
    public static (string Host, int Port) Parse(string endpoint, bool allowRemote)
    {
        const string Scheme = "tcp://";
        var colon = endpoint.LastIndexOf(':');
        if (!endpoint.StartsWith(Scheme, StringComparison.Ordinal) || colon < Scheme.Length
            || !ushort.TryParse(endpoint.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            throw new MessagingException($"endpoint '{endpoint}' is not of the form tcp://HOST:PORT with a port from 0 to 65535");
        var host = endpoint[Scheme.Length..colon];
        if (host != "127.0.0.1" && !allowRemote)
            throw new MessagingException($"endpoint '{endpoint}' is not on 127.0.0.1; a remote host must be allowed explicitly");
        return (host, port);
    }
}
