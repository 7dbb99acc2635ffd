using System.Runtime.CompilerServices;
using Tlm.Observability.Collection;
using Tlm.Observability.Recording;

namespace Tlm.Observability.Perfetto;

/// <summary>Writes the transactions of one socket: a slice at the initiator with the latency stages in it, one at the target, and the flow between.</summary>
internal sealed class SocketTracks(PacketStream packets, Lanes initiator, Lanes target, Lanes steps, Lanes stepsAtTarget)
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(in TransactionRecord record, ulong flow)
    {
        TransactionTimes times = record.Times;
        string name = record.Command switch { PayloadCommand.Read => "read", PayloadCommand.Write => "write", _ => "request" };
        (long sent, long returned) = (times.Sent.Femtoseconds, times.Returned.Femtoseconds);
        ulong here = (times.IsStep ? steps : initiator).For(sent, returned);
        packets.Begin(Field.TypeBegin, here, name);
        packets.Flow(flow);
        Describe(record);
        packets.End(sent);
        if (times.Hop == 0)
            WriteStages(record, here);
        WriteTarget(times, name, flow);
        packets.Begin(Field.TypeInstant, here, "response");
        packets.FlowEnd(flow);
        packets.End(returned);
        packets.Begin(Field.TypeEnd, here);
        packets.End(returned);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Describe(in TransactionRecord record)
    {
        packets.AnnotateAddress("address", record.Address);
        packets.Annotate("bytes", record.Bytes);
        packets.Annotate("latency_fs", (record.Times.Returned - record.Times.Sent).Femtoseconds);
        if (record.Steps > 1)
            packets.Annotate("steps", record.Steps);
        if (record.Status <= 0)
            packets.Annotate("status", record.Status.ToString());
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteTarget(in TransactionTimes times, string name, ulong flow)
    {
        (long arrived, long answered) = (times.Arrived.Femtoseconds, times.Answered.Femtoseconds);
        ulong there = (times.IsStep ? stepsAtTarget : target).For(arrived, answered);
        packets.Begin(Field.TypeBegin, there, name);
        packets.Flow(flow);
        packets.End(arrived);
        packets.Begin(Field.TypeEnd, there);
        packets.End(answered);
    }

    // one after the other from the arrival on, or so that they end with the response; what no stage claims stays bare
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteStages(in TransactionRecord record, ulong track)
    {
        LatencyStages stages = record.Stages;
        long total = stages.Total.Femtoseconds;
        long returned = record.Times.Returned.Femtoseconds;
        long at = Math.Max(record.Times.Sent.Femtoseconds, Math.Min(record.Times.Arrived.Femtoseconds, returned - total));
        foreach (LatencyStage stage in TrafficTotals.Stages)
        {
            long length = Math.Min(stages[stage].Femtoseconds, returned - at);
            if (length == 0)
                continue;
            packets.Begin(Field.TypeBegin, track, Name(stage));
            packets.Annotate("stage_fs", length);
            packets.End(at);
            packets.Begin(Field.TypeEnd, track);
            packets.End(at += length);
        }
    }

    private static string Name(LatencyStage stage) => stage switch
    {
        LatencyStage.Queue => "queue",
        LatencyStage.Serialisation => "serialisation",
        LatencyStage.Bank => "bank",
        LatencyStage.Bus => "bus",
        _ => "compute",
    };
}
