using System.Runtime.CompilerServices;

namespace Tlm.Observability.Recording;

/// <summary>One transaction as records and traces keep it.</summary>
/// <param name="Times">When it passed the ends of its link.</param>
/// <param name="Command">What it asked for.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Address">Its address.</param>
/// <param name="Bytes">Bytes moved.</param>
/// <param name="Steps">Steps of a stream; 1 for a single transfer.</param>
/// <param name="Stages">Where its time went, as marked.</param>
public readonly record struct TransactionRecord(
    TransactionTimes Times, PayloadCommand Command, ResponseStatus Status, ulong Address, long Bytes, long Steps, LatencyStages Stages)
{
    /// <summary>The record of a transaction that has just ended.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TransactionRecord Of(Payload payload, in TransactionTimes times) => new(
        times, payload.Command, payload.ResponseStatus, payload.Address, payload.Length, payload.IsStream ? payload.StreamShape.Steps : 1, payload.Stages);
}
