using Tlm.Observability.Collection;
using Tlm.Observability.Recording;

namespace Tlm.Observability.Tables;

/// <summary>Transactions: exact sums by binding, and records.</summary>
internal static class TransactionTables
{
    private static readonly TableField From = new("initiator", "string", "full name of the initiator socket");
    private static readonly TableField To = new("target", "string", "full name of the target socket");
    private static readonly LatencyStage[] Stages = [.. TrafficTotals.Stages];

    public static DataTable Totals(RunMeasurement run) => new("traffic", "exact sums over all transactions of each binding of sockets",
        [
            From, To, new("reads", "integer", "transactions that read"), new("writes", "integer", "transactions that write"), new("others", "integer", "transactions that do neither"),
            new("errors", "integer", "transactions that ended in an error"), new("bytes_read", "number", "bytes read", "B"), new("bytes_written", "number", "bytes written", "B"),
            new("latency_fs", "number", "from request to response", "fs"), new("request_fs", "number", "on the way to the target", "fs"),
            new("target_fs", "number", "at the target", "fs"), new("response_fs", "number", "on the way back", "fs"),
            .. Stages.Select(stage => new TableField($"{Name(stage)}_fs", "number", $"time marked as {Name(stage)}", "fs")),
        ],
        run.Traffic.Select(Row));

    public static DataTable Records(RunMeasurement run) => new("transactions", "transactions, a stream as one: all of a binding while they are few, else a sample in which each has the same chance",
        [
            From, To, new("sampled_one_in", "integer", "one of so many transactions of the binding is here"), new("command", "string", "read, write or ignore"), new("status", "string", "response status"),
            new("address", "string", "address, hexadecimal"), new("bytes", "integer", "bytes moved", "B"), new("steps", "integer", "steps of a stream; 1 for a single transfer"),
            new("hop", "integer", "0 at the component that made the transaction, more where it is passed on"),
            new("sent_fs", "integer", "request sent", "fs"), new("arrived_fs", "integer", "request at the target", "fs"),
            new("answered_fs", "integer", "response sent", "fs"), new("returned_fs", "integer", "response at the initiator", "fs"),
            .. Stages.Select(stage => new TableField($"{Name(stage)}_fs", "integer", $"time marked as {Name(stage)}", "fs")),
        ],
        run.Traffic.SelectMany(binding => binding.Records.Select(record => Row(binding, record))))
    {
        Every = run.Traffic.Select(binding => binding.Every).DefaultIfEmpty(1).Max(),
    };

    private static object?[] Row(TrafficMeasurement binding)
    {
        TrafficTotals totals = binding.Totals;
        return
        [
            binding.From, binding.To, totals.Reads, totals.Writes, totals.Others, totals.Errors, totals.BytesRead, totals.BytesWritten,
            totals.Latency, totals.Request, totals.Target, totals.Response, .. Stages.Select(stage => (object)totals[stage]),
        ];
    }

    private static object?[] Row(TrafficMeasurement binding, TransactionRecord record)
    {
        TransactionTimes times = record.Times;
        LatencyStages stages = record.Stages;
        return
        [
            binding.From, binding.To, binding.Every, record.Command.ToString().ToLowerInvariant(), record.Status.ToString(), $"0x{record.Address:x}", record.Bytes, record.Steps, (long)times.Hop,
            times.Sent.Femtoseconds, times.Arrived.Femtoseconds, times.Answered.Femtoseconds, times.Returned.Femtoseconds,
            .. Stages.Select(stage => (object)stages[stage].Femtoseconds),
        ];
    }

    private static string Name(LatencyStage stage) => stage.ToString().ToLowerInvariant();
}
