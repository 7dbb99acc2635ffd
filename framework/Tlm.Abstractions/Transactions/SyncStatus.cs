namespace Tlm;

/// <summary>What a non-blocking transport call returns (<c>tlm_sync_enum</c>).</summary>
public enum SyncStatus : byte
{
    /// <summary>The callee changed nothing; it answers later on the opposite path.</summary>
    Accepted,

    /// <summary>The callee moved the transaction on: phase and delay hold the new state.</summary>
    Updated,

    /// <summary>The transaction is over; no further call belongs to it.</summary>
    Completed,
}
