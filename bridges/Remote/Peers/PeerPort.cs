using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Peers;

/// <summary>A port of a peer.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Options">What is special about it.</param>
/// <param name="BusWidth">Width of a socket's data bus in bits.</param>
/// <param name="Outstanding">Requests without response at most; 0: no limit of its own.</param>
internal sealed record PeerPort(PeerPortKind Kind, string Name, PeerPortOptions Options = PeerPortOptions.None, int BusWidth = 32, int Outstanding = 0)
{
    /// <summary>Reads one port of a frame Model.</summary>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static PeerPort Read(string peer, ref BodyReader body)
    {
        var (kind, options) = ((PeerPortKind)body.Take<byte>(), (PeerPortOptions)body.Take<byte>());
        var (width, outstanding) = (body.Take<ushort>(), body.Take<uint>());
        var name = body.Text();
        if (!Enum.IsDefined(kind) || ((byte)options & ~7) != 0)
            throw new ProtocolException($"{peer} declares the port '{name}' of kind {(byte)kind} with options {(byte)options}: neither is known");
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            throw new ProtocolException($"{peer} declares a port named '{name}': expected letters, digits, '_' or '-'");
        return new PeerPort(kind, name, options, width == 0 ? 32 : width, (int)Math.Min(outstanding, RemoteWire.MaximumOutstanding));
    }
}
