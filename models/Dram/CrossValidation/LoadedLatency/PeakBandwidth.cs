using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.CrossValidation.LoadedLatency;

/// <summary>Bandwidth of a saturated stream of reads of open rows.</summary>
internal static class PeakBandwidth
{
    private const int _offers = 256;

    /// <summary>Measures it (GB/s) from the completion of the first to that of the last read.</summary>
    public static double Measure(DramConfiguration configuration, int requests)
    {
        var channel = new DramChannel(configuration, _offers);
        var order = new OpenRowOrder(configuration.Organization);
        var report = new DramReport(2 * _offers);
        long first = long.MaxValue;
        long last = 0;
        int offered = 0;
        for (int completed = 0; completed < requests; completed += report.CompletionCount)
        {
            while (offered < requests && channel.TryOffer(Request(configuration, offered), order.At(offered)))
                offered++;
            report.Clear();
            channel.AdvanceTo(channel.Now + Math.Max(1, channel.Offered / 2), report);
            foreach (var completion in report.Completions)
            {
                first = Math.Min(first, completion.Cycle);
                last = Math.Max(last, completion.Cycle);
            }
        }

        double nanoseconds = (last - first) * new BandwidthArithmetic(configuration).Cycle;
        return (requests - 1) * (double)configuration.Organization.TransactionBytes / nanoseconds;
    }

    private static DramRequest Request(DramConfiguration configuration, int index) =>
        new(0, false, (long)index * configuration.Organization.TransactionBytes, index);
}
