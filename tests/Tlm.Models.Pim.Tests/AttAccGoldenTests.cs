using System.Globalization;
using Tlm.Models.Pim.AttAcc;
using Tlm.Models.Pim.Comparison;
using Tlm.Models.Pim.Control;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Tests;

public sealed class AttAccGoldenTests
{
    [Fact]
    public void Every_grid_point_and_every_trace_equals_the_published_simulator()
    {
        var cases = PimComparison.Run(Golden.Folder);

        Assert.Equal(138 + 3, cases.Count);
        Assert.All(cases, c => Assert.True(c.Exact && c.Met, $"{c.Case}: expected {c.Expected}, got {c.Got}"));
    }

    [Fact]
    public void Partly_filled_rounds_and_short_sequences_equal_it_too()
    {
        foreach (string[] row in Golden.Rows("shipped_vs_rebuilt.csv"))
        {
            var shape = new AttAccShape(Level(row[0]), Number(row[2]), Number(row[3]));
            Assert.Equal(Number(row[6]), Run(row[1] == "on", shape).Cycles);
        }
    }

    [Fact]
    public void Request_counts_of_every_grid_point_are_those_of_the_generated_trace()
    {
        string[] kinds = ["WRGB", "MVSB", "MVGB", "SFM", "BARRIER"];
        foreach (string[] row in Golden.Rows("pim_cycles.csv"))
        {
            var shape = new AttAccShape(Level(row[0]), Number(row[4]), Number(row[5]), Number(row[2]), Number(row[3]));
            var variant = Variant(row[1] == "on");
            var counts = AttAccSchedule.Build(variant, shape).GroupBy(request => variant.Commands[request.Command].Name)
                .ToDictionary(group => group.Key, group => group.Sum(request => request.Channels));
            Assert.Equal(Number(row[6]), counts.Where(kind => kind.Key.StartsWith("MAC", StringComparison.Ordinal)).Sum(kind => kind.Value));
            for (int kind = 0; kind < kinds.Length; kind++)
                Assert.Equal(Number(row[7 + kind]), counts.GetValueOrDefault(kinds[kind]));
        }
    }

    [Fact]
    public void Row_commands_of_a_channel_are_counted_as_recorded()
    {
        string[][] rows = [.. Golden.Rows("pim_cycles.csv").Where(row => row[18].Length > 0 && Number(row[4]) % 16 == 0)];
        Assert.NotEmpty(rows);
        foreach (string[] row in rows)
        {
            var result = Run(row[1] == "on", new AttAccShape(Level(row[0]), Number(row[4]), Number(row[5])));
            long activates = result.Issued("ACTAB") + result.Issued("ACTSB") + result.Issued("ACTPB");
            long precharges = result.Issued("PREA") + result.Issued("PRESB") + result.Issued("PREPB");
            Assert.Equal(Number(row[18]) * 16, activates);
            Assert.Equal(Number(row[19]) * 16, precharges);
            Assert.Equal(Number(row[20]) * 16, result.Issued("REFab"));
        }
    }

    [Theory]
    [InlineData("bank_h64_L1024_pl", AttAccLevel.Bank, 64, true)]
    [InlineData("bank_h64_L1024_npl", AttAccLevel.Bank, 64, false)]
    [InlineData("bg_h16_L1024_pl", AttAccLevel.BankGroup, 16, true)]
    public void Commands_around_a_refresh_are_those_of_the_recorded_window(string name, AttAccLevel level, int heads, bool limited)
    {
        var variant = Variant(limited);
        var stack = new PimStack(variant, AttAccSchedule.Build(variant, new AttAccShape(level, heads, 1024)), trace: true);
        stack.Run();
        string[] expected = [.. Golden.Rows("refresh_window.csv").Where(row => row[0] == name && row[1] == "clean")
            .Select(row => $"{row[3]},{row[4]},{row[10]},{row[11]}")];
        string[] got = [.. stack.Trace(0).Where(record => record.Cycle is >= 5040 and <= 5640).Select(
            record => $"{record.Cycle},{variant.Commands[record.Command].Name},{record.Address.Row},{record.Address.Column}")];
        Assert.Equal(expected, got[..expected.Length]);
    }

    private static PimRunResult Run(bool limited, AttAccShape shape)
    {
        var variant = Variant(limited);
        return new PimStack(variant, AttAccSchedule.Build(variant, shape)).Run();
    }

    private static PimVariant Variant(bool limited) => VariantReader.Shipped("attacc-hbm3", limited ? "HBM3_5.2Gbps" : "HBM3_5.2Gbps_NPC");

    private static AttAccLevel Level(string name) => name switch
    {
        "bank" => AttAccLevel.Bank,
        "bg" => AttAccLevel.BankGroup,
        "buffer" => AttAccLevel.Buffer,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "level"),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
