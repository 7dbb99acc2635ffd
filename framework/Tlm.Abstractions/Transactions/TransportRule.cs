namespace Tlm;

/// <summary>Names of the rules whose breach is an error; stable, for tests and tools.</summary>
public static class TransportRule
{
    /// <summary>A payload is released as often as it was acquired.</summary>
    public const string ReleasedTwice = "payload-released-twice";

    /// <summary>Nobody touches a payload that is back in its pool.</summary>
    public const string UsedAfterRelease = "payload-used-after-release";

    /// <summary>Non-blocking transport and reference counts need a payload from a pool.</summary>
    public const string NotManaged = "payload-not-managed";

    /// <summary>Data length above zero and within the data array.</summary>
    public const string Length = "data-length";

    /// <summary>The data length is a multiple of the streaming width.</summary>
    public const string StreamingWidth = "streaming-width";

    /// <summary>The byte enable length divides the data length.</summary>
    public const string ByteEnableLength = "byte-enable-length";

    /// <summary>Byte enables are 0x00 or 0xff.</summary>
    public const string ByteEnableValue = "byte-enable-value";

    /// <summary>Marked latency stages sum to response time - request time.</summary>
    public const string LatencyStages = "latency-stages";

    /// <summary>A mandatory extension must be known to its target.</summary>
    public const string MandatoryExtension = "mandatory-extension";

    /// <summary>Phases follow BEGIN_REQ, END_REQ, BEGIN_RESP, END_RESP.</summary>
    public const string PhaseOrder = "phase-order";

    /// <summary>BEGIN_REQ and END_RESP go forward, END_REQ and BEGIN_RESP backward.</summary>
    public const string PhaseDirection = "phase-direction";

    /// <summary>One request at a time on a socket: no BEGIN_REQ before the END_REQ of the one before.</summary>
    public const string RequestExclusion = "request-exclusion";

    /// <summary>One response at a time on a socket: no BEGIN_RESP before the END_RESP of the one before.</summary>
    public const string ResponseExclusion = "response-exclusion";

    /// <summary>A response belongs to a request.</summary>
    public const string ResponseWithoutRequest = "response-without-request";

    /// <summary>A callee that returns Accepted has changed neither phase nor delay.</summary>
    public const string AcceptedUnchanged = "accepted-unchanged";

    /// <summary>A callee that returns Updated has moved to a later phase.</summary>
    public const string UpdatedPhase = "updated-phase";

    /// <summary>Attributes that only the initiator sets stay as they are while the transaction lives.</summary>
    public const string AttributesConstant = "attributes-constant";

    /// <summary>The initiator sends with response status Incomplete.</summary>
    public const string StatusIncomplete = "status-incomplete";

    /// <summary>The target answers with a status other than Incomplete.</summary>
    public const string StatusSet = "status-set";

    /// <summary>Timing points of one transaction do not go back in time.</summary>
    public const string TimeOrder = "time-order";

    /// <summary>A blocking call from a place that cannot wait reached a target that waits.</summary>
    public const string CannotWait = "cannot-wait";

    /// <summary>A socket is called in a way for which its peer offers nothing.</summary>
    public const string NotOffered = "not-offered";

    /// <summary>A direct memory pointer is used within its range and access kind, and not after its invalidation.</summary>
    public const string DmiUse = "dmi-use";

    /// <summary>A direct memory pointer is not used after its invalidation.</summary>
    public const string DmiInvalidated = "dmi-invalidated";

    /// <summary>Sockets that are bound have one protocol and one bus width.</summary>
    public const string Binding = "socket-binding";

    /// <summary>Address ranges are aligned and do not overlap.</summary>
    public const string AddressMap = "address-map";

    /// <summary>Debug transport takes no time: only inside a partition, or while the simulation is paused.</summary>
    public const string DebugTransport = "debug-transport";

    /// <summary>The rule that a response status stands for.</summary>
    public static string OfStatus(ResponseStatus status) => status switch
    {
        ResponseStatus.Incomplete => StatusSet,
        ResponseStatus.AddressError => "address-error",
        ResponseStatus.CommandError => "command-error",
        ResponseStatus.BurstError => "burst-error",
        ResponseStatus.ByteEnableError => "byte-enable-error",
        _ => "generic-error",
    };
}
