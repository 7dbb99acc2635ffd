namespace Tlm;

/// <summary>Timing points of a non-blocking transaction: the four of the base protocol, and those declared by <see cref="PhaseExtension"/>.</summary>
public enum Phase
{
    /// <summary>Not set.</summary>
    Uninitialized = 0,

    /// <summary>Forward path: the request begins to transfer.</summary>
    BeginRequest = 1,

    /// <summary>Backward path: the request has been taken; the next one may begin.</summary>
    EndRequest = 2,

    /// <summary>Backward path: the response begins to transfer.</summary>
    BeginResponse = 3,

    /// <summary>Forward path: the response has been taken; the transaction is over.</summary>
    EndResponse = 4,
}
