namespace Tlm;

/// <summary>How many processes may drive a signal.</summary>
public enum WriterPolicy
{
    /// <summary>One, ever (<c>SC_ONE_WRITER</c>).</summary>
    One,

    /// <summary>Several, but one in a delta cycle (<c>SC_MANY_WRITERS</c>).</summary>
    OnePerDelta,

    /// <summary>Any (<c>SC_UNCHECKED_WRITERS</c>).</summary>
    Unchecked,
}
