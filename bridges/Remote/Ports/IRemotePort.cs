using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Ports;

/// <summary>Our end of one port of the peer.</summary>
internal interface IRemotePort
{
    /// <summary>Who reads a record of this port.</summary>
    /// <exception cref="ProtocolException">A port of this kind has no such records.</exception>
    RecordTaker.Reader ReaderOf(in RecordHead head);

    /// <summary>Serves a transfer outside time that the peer asks for at this port.</summary>
    long ServeDebug(Payload payload);

    /// <summary>Transactions without response, for messages.</summary>
    int Open { get; }
}
