namespace Tlm.Bridges.Remote.Wire;

/// <summary>Kinds of records.</summary>
public enum RecordKind : byte
{
    /// <summary>A transaction begins.</summary>
    Request = 1,

    /// <summary>A transaction is answered.</summary>
    Response = 2,

    /// <summary>A request has been taken (END_REQ).</summary>
    Accept = 3,

    /// <summary>A signal changes.</summary>
    Signal = 4,

    /// <summary>A response has been taken (END_RESP).</summary>
    Taken = 5,
}
