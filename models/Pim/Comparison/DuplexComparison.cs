using System.Globalization;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Pim.LogicDie;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Comparison;

/// <summary>
/// Holds the logic-die model against LLMSimulator, the public successor of Duplex's simulator: time of a decode step's attention on the logic die with simulated memory (<c>mixtral_stages.csv</c>,
/// Mixtral-8x7B on four devices). The memory is set up by that simulator's rules: its 5.2 Gb/s timings, no activation window, row after row in the same banks. At which point of a refresh
/// interval a recorded run began, and which row the one before had left open, is not recorded: so the model runs from <see cref="Phases"/> points of it, after the same row and after another one, and
/// the nearest run counts. Expected and got are cycles of one layer's scores, met is within 1 %.
/// </summary>
internal static class DuplexComparison
{
    private const int Phases = 32;
    private const int Layers = 32;
    private const int Devices = 4;
    private const int KeyValueHeads = 8;
    private const int HeadBytes = 128 * 2;
    private const int Stacks = 5;

    /// <summary>Caches are padded to so many tokens on the logic die.</summary>
    private const int TokenGranule = 4;

    /// <summary>Nanoseconds of a clock: four bits a clock at 5.2 Gb/s.</summary>
    private const decimal ClockNanoseconds = 4 / 5.2m;

    /// <summary>The timings of LLMSimulator's HBM3_5.2Gbps, in cycles; its all-bank activates obey no window.</summary>
    private static readonly DramSelection Memory = new()
    {
        Organization = "HBM3_16Gb_8hi",
        Timing = "HBM3_6400Mbps",
        Overrides =
        [
            .. new Dictionary<string, int>
            {
                ["rate"] = 5200, ["nCL"] = 19, ["nRCDRD"] = 19, ["nRCDWR"] = 19, ["nRP"] = 19, ["nRAS"] = 45, ["nRC"] = 63, ["nWR"] = 21, ["nRTP"] = 6, ["nCWL"] = 6,
                ["nRRDS"] = 0, ["nFAW"] = 0, ["nRTW"] = 17, ["nRFC"] = 586, ["nREFI"] = 5070, ["tCK_ps"] = 769,
            }.OrderBy(pair => pair.Key, StringComparer.Ordinal),
        ],
        Accepted = [new("nRC >= nRAS + nRP", "LLMSimulator, HBM3.cpp")],
    };

    /// <summary>Compares every row of a decode step with attention on the logic die and simulated memory.</summary>
    public static IEnumerable<ComparisonCase> Compare(CsvTable table)
    {
        PimVariant variant = ExtendedVariantReader.Shipped("hbm3-logic-pim", Memory);
        var runs = new Dictionary<long, long[]>();
        for (int row = 0; row < table.Rows.Count; row++)
        {
            if (!IsOnLogicDie(table, row))
                continue;
            long bytes = BytesOfScores(table.Integer(row, "batch"), table.Integer(row, "seqlen"));
            if (!runs.TryGetValue(bytes, out long[]? cycles))
                runs.Add(bytes, cycles = [.. Enumerable.Range(0, 2 * Phases).Select(start => Cycles(variant, bytes, start / 2, lastRow: start % 2))]);
            long expected = (long)decimal.Round(table.Decimal(row, "attention_decode_ns") / Layers / 2 / ClockNanoseconds);
            long got = cycles.MinBy(value => Math.Abs(value - expected));
            yield return new ComparisonCase(Name(table, row), expected, got, got == expected, Math.Abs(got - expected) * 100 <= expected);
        }
    }

    private static bool IsOnLogicDie(CsvTable table, int row) =>
        table.Text(row, "processor_type") is "LOGIC" or "GPU+LOGIC" && table.Text(row, "dram_model") == "ramulator" && table.Text(row, "mode") == "decode"
        && table.Text(row, "parallel_execution") == "off";

    private static string Name(CsvTable table, int row) => string.Create(
        CultureInfo.InvariantCulture,
        $"Mixtral attention {table.Text(row, "processor_type")} batch={table.Text(row, "batch")} L={table.Text(row, "seqlen")}");

    /// <summary>Keys that a device reads for the scores of a layer: those of its heads, for all sequences.</summary>
    private static long BytesOfScores(int batch, int tokens) =>
        (long)batch * ((tokens + TokenGranule - 1) / TokenGranule * TokenGranule) * (KeyValueHeads / Devices) * HeadBytes;

    /// <summary>Memory cycles in which one pseudo-channel reads its share of the bytes, begun at a point of the refresh interval at row 0 when the row before was <paramref name="lastRow"/>.</summary>
    private static long Cycles(PimVariant variant, long bytes, int phase, int lastRow)
    {
        int halves = variant.Organization.Counts[variant.Organization.LevelIndex("PseudoChannel")];
        int pseudoChannels = Stacks * 16 * halves;
        int access = variant.Organization.TransactionBytes * 8;
        long accesses = (bytes + ((long)access * pseudoChannels) - 1) / ((long)access * pseudoChannels);
        var channel = new StackChannel(variant, order: RowOrder.Rows);
        ((Engine.ITimedChannel)channel).CatchUp((long)variant.Timing("nREFI") * phase / Phases / variant.TicksPerClock * variant.TicksPerClock);
        channel.Add(new StackStream(StackReader.LogicDie, 0, 0, lastRow, access));
        channel.Run();
        channel.Add(new StackStream(StackReader.LogicDie, 0, 0, 0, accesses * access));
        // there the first command issues in the cycle after the one in which requests were sent
        return (channel.Run() / variant.TicksPerClock) + 1;
    }
}
