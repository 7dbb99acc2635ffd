using System.Text.RegularExpressions;
using SystemCExamples = Tlm.Samples.SystemC.Examples;

namespace Tlm.Transactions.Tests.Accellera;

/// <summary>Accellera's examples of plain SystemC say the same here at the same times.</summary>
public sealed partial class PlainExamplesAgree
{
    /// <summary>Examples in which each line has a time of its own, or the order of what is simultaneous follows from the model.</summary>
    public static TheoryData<string> Names =>
        ["dpipe", "fft_flpt", "fft_fxpt", "fir", "fir_rtl", "forkjoin", "pipe", "reset_signal_is", "risc_cpu", "risc_cpu_all", "rsa", "sc_export", "sc_report", "sc_rvd", "sc_ttd", "scx_mutex_w_policy",
            "simple_async", "simple_bus", "simple_fifo", "simple_perf", "specialized_signals"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_line_is_the_recorded_one(string name)
    {
        string[] golden = [.. Golden(name)];
        Assert.NotEmpty(golden);
        Assert.Equal(golden, SystemCExamples.All[name]().Where(static line => line.Length > 0).Select(WithPlainTimes));
    }

    // IEEE 1666 leaves open in which order processes go on that wait for one event.
    [Fact]
    public void Who_leaves_a_barrier_together_does_so_at_the_recorded_time() =>
        Assert.Equal(Golden("scx_barrier").Order(StringComparer.Ordinal), SystemCExamples.All["scx_barrier"]().Order(StringComparer.Ordinal));

    // The record has no times; what two actors do at one time may come in any order.
    [Fact]
    public void Each_sender_and_receiver_at_the_packet_switch_sees_the_recorded_packets_in_their_order()
    {
        string text = string.Join('\n', Golden("pkt_switch").Select(static line => line.Trim()));
        string[] golden = [.. SentPackets().Matches(text).Select(static m => $"sender {m.Groups[3]} sends {m.Groups[2]} to {m.Groups[1].Value.Trim()}"),
            .. ReceivedPackets().Matches(text).Select(static m => $"receiver {m.Groups[1]} gets {m.Groups[2]} of {m.Groups[3]}")];
        IReadOnlyList<string> ours = SystemCExamples.All["pkt_switch"]();
        Assert.Equal(golden.Length, ours.Count - 1);
        Assert.Contains("Total number of packets received: 320", text, StringComparison.Ordinal);
        Assert.Contains("Total number of packets dropped: 4", text, StringComparison.Ordinal);
        Assert.Equal("received 320, dropped 4, 1 %", ours[^1]);
        foreach (string actor in golden.Select(ActorOf).Distinct())
            Assert.Equal(golden.Where(line => ActorOf(line) == actor), ours.Where(line => ActorOf(line) == actor));
    }

    private static string ActorOf(string line) => string.Join(' ', line.Split(' ').Take(2));

    private static IEnumerable<string> Golden(string name) =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(GoldenLog.PathOf("lt"))!, "..", "systemc", $"{name}.log"))
            .Where(static line => line.Length > 0 && !line.StartsWith("Info: /OSCI/SystemC", StringComparison.Ordinal))
            .Select(WithPlainTimes);

    // SystemC writes 1100 ns where we write 1.1 us.
    private static string WithPlainTimes(string line) => Times().Replace(line, static m => SimTime.Parse(m.Value).ToString());

    [GeneratedRegex(@"\b\d+(\.\d+)? (s|ms|us|ns|ps)\b")]
    private static partial Regex Times();

    [GeneratedRegex(@"New Packet Sent\nDestination Addresses: ([\d ]+)\nPacket Value: (-?\d+)\nSender ID: (\d)")]
    private static partial Regex SentPackets();

    [GeneratedRegex(@"New Packet Received\nReceiver ID: (\d)\nPacket Value: (-?\d+)\nSender ID: (\d)")]
    private static partial Regex ReceivedPackets();
}
