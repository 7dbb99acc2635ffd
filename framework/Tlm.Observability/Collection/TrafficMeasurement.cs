using Tlm.Observability.Recording;

namespace Tlm.Observability.Collection;

/// <summary>What passed one binding of sockets.</summary>
/// <param name="From">Full name of the initiator socket.</param>
/// <param name="To">Full name of the target socket.</param>
/// <param name="Totals">Exact sums over all transactions.</param>
/// <param name="BytesRead">Bytes read over simulated time.</param>
/// <param name="BytesWritten">Bytes written over simulated time.</param>
/// <param name="Records">Transactions: all, or a sample.</param>
/// <param name="Every">One of so many transactions is among the records.</param>
public sealed record TrafficMeasurement(
    string From, string To, TrafficTotals Totals, TimeBinsSnapshot BytesRead, TimeBinsSnapshot BytesWritten,
    IReadOnlyList<TransactionRecord> Records, long Every);
