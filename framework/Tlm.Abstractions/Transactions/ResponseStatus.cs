namespace Tlm;

/// <summary>How a transaction ended, with the values of TLM-2.0's <c>tlm_response_status</c>: above zero is success.</summary>
public enum ResponseStatus : sbyte
{
    /// <summary>Served without an error.</summary>
    Ok = 1,

    /// <summary>Not served yet; the initiator sets it before it sends.</summary>
    Incomplete = 0,

    /// <summary>An error that no other value describes.</summary>
    GenericError = -1,

    /// <summary>The address is unmapped or the burst runs over the end of the target.</summary>
    AddressError = -2,

    /// <summary>The target does not serve this command.</summary>
    CommandError = -3,

    /// <summary>The target does not serve this length or streaming width.</summary>
    BurstError = -4,

    /// <summary>The target does not serve these byte enables.</summary>
    ByteEnableError = -5,
}
