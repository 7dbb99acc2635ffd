namespace Tlm.Bridges.Messaging;

/// <summary>The ZeroMQ socket patterns that the bridges use.</summary>
public enum SocketRole
{
    /// <summary>One peer, both directions, no routing.</summary>
    Pair,

    /// <summary>Asynchronous requester: fair-queued in, round-robin out.</summary>
    Dealer,

    /// <summary>Asynchronous server: the first frame of each message is the peer's routing id.</summary>
    Router,
}
