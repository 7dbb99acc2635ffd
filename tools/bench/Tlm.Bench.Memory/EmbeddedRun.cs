using System.Diagnostics;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Tools.Ramulator;

namespace Tlm.Bench.Memory;

/// <summary>Runs a saturated stream through the embedded engine, one request at a time.</summary>
public static class EmbeddedRun
{
    private const int _window = 256;

    /// <summary>Runs and times a stream on a new channel.</summary>
    /// <returns>The run, and the bytes it allocated after the channel was made.</returns>
    public static (SaturatedRun Run, long Allocated) Measure(DramConfiguration configuration, BenchStream stream)
    {
        var channel = new DramChannel(configuration, _window);
        var report = new DramReport(2 * _window);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        var (cycles, sum) = Serve(channel, report, stream);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return (new SaturatedRun(cycles, sum, seconds), allocated);
    }

    private static (long Cycles, long Sum) Serve(DramChannel channel, DramReport report, BenchStream stream)
    {
        int offered = 0;
        int completed = 0;
        long last = 0;
        long sum = 0;
        while (completed < stream.Addresses.Length)
        {
            while (offered < stream.Addresses.Length && TryOffer(channel, stream, offered))
                offered++;
            report.Clear();
            channel.AdvanceTo(Horizon(channel, offered < stream.Addresses.Length), report);
            foreach (var completion in report.Completions)
            {
                sum += completion.Cycle;
                last = Math.Max(last, completion.Cycle);
            }

            completed += report.CompletionCount;
        }

        return (last, sum);
    }

    // The offer queue must never run empty while requests are left: it loses at most one request a cycle.
    private static long Horizon(DramChannel channel, bool more) => channel.Now + (more ? Math.Max(1, channel.Offered / 2) : _window);

    private static bool TryOffer(DramChannel channel, BenchStream stream, int index)
    {
        long address = stream.Addresses[index];
        return channel.TryOffer(new DramRequest(0, stream.Writes[index], address, index), address);
    }
}
