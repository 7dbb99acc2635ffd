namespace Tlm;

/// <summary>
/// Links over which a target is given streams whole. Over any other link their steps come one by one, and each counts where the link has a
/// limited capacity.
/// </summary>
public enum StreamLinks
{
    /// <summary>Links that take no time and have no limit.</summary>
    Immediate,

    /// <summary>Links with a latency and nothing else: for streams none of whose steps depends on a response.</summary>
    Delayed,

    /// <summary>
    /// Links with a latency and a bandwidth, whose times the target works out itself: a request reaches it one latency after it was sent, before
    /// its serialisation, and a response leaves it after its serialisation.
    /// </summary>
    Serialising,

    /// <summary>All links: the target takes a stream as one wide access and the link as one item of all its bytes, so it is never cut into steps.</summary>
    AsOneItem,
}
