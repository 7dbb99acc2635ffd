using System.Runtime.CompilerServices;

namespace Tlm.Observability.Collection;

/// <summary>Exact sums over the transactions of one binding, in femtoseconds and bytes.</summary>
public struct TrafficTotals
{
    private static readonly LatencyStage[] All = Enum.GetValues<LatencyStage>();
    private Int128 _queue;
    private Int128 _serialisation;
    private Int128 _bank;
    private Int128 _bus;
    private Int128 _compute;

    /// <summary>The stages in order.</summary>
    public static IReadOnlyList<LatencyStage> Stages => All;

    /// <summary>Transactions that read.</summary>
    public long Reads { get; private set; }

    /// <summary>Transactions that write.</summary>
    public long Writes { get; private set; }

    /// <summary>Transactions that do neither.</summary>
    public long Others { get; private set; }

    /// <summary>Transactions that ended in an error.</summary>
    public long Errors { get; private set; }

    /// <summary>Bytes read.</summary>
    public Int128 BytesRead { get; private set; }

    /// <summary>Bytes written.</summary>
    public Int128 BytesWritten { get; private set; }

    /// <summary>From request to response at the initiator.</summary>
    public Int128 Latency { get; private set; }

    /// <summary>From the initiator to the target.</summary>
    public Int128 Request { get; private set; }

    /// <summary>At the target.</summary>
    public Int128 Target { get; private set; }

    /// <summary>From the target back.</summary>
    public Int128 Response { get; private set; }

    /// <summary>Transactions in all.</summary>
    public readonly long Count => Reads + Writes + Others;

    /// <summary>Time marked for a stage.</summary>
    public readonly Int128 this[LatencyStage stage] => stage switch
    {
        LatencyStage.Queue => _queue,
        LatencyStage.Serialisation => _serialisation,
        LatencyStage.Bank => _bank,
        LatencyStage.Bus => _bus,
        _ => _compute,
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Add(Payload payload, in TransactionTimes times)
    {
        AddBytes(payload);
        if (!payload.IsOk)
            Errors++;
        Latency += (times.Returned - times.Sent).Femtoseconds;
        Request += (times.Arrived - times.Sent).Femtoseconds;
        Target += (times.Answered - times.Arrived).Femtoseconds;
        Response += (times.Returned - times.Answered).Femtoseconds;
        ref LatencyStages stages = ref payload.Stages;
        _queue += stages[LatencyStage.Queue].Femtoseconds;
        _serialisation += stages[LatencyStage.Serialisation].Femtoseconds;
        _bank += stages[LatencyStage.Bank].Femtoseconds;
        _bus += stages[LatencyStage.Bus].Femtoseconds;
        _compute += stages[LatencyStage.Compute].Femtoseconds;
    }

    private void AddBytes(Payload payload)
    {
        if (payload.IsRead)
        {
            Reads++;
            BytesRead += payload.Length;
        }
        else if (payload.IsWrite)
        {
            Writes++;
            BytesWritten += payload.Length;
        }
        else
        {
            Others++;
        }
    }
}
