using System.Globalization;
using Tlm.Models.Storage.Nand;

namespace Tlm.Models.Storage.Tests.Nand;

/// <summary>The recorded table of the public re-implementation of Cambricon-LLM: its configurations, and the token rates of the paper's Figure 9.</summary>
public class CambriconGoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "golden", "cambricon");

    [Theory]
    [InlineData("cam_llm_s")]
    [InlineData("cam_llm_m")]
    [InlineData("cam_llm_l")]
    public void The_channel_share_of_a_tile_is_the_recorded_one(string platform)
    {
        NandOptions options = Platform(platform);
        Dictionary<string, string> row = Rows("fig9.csv").First(item => item["platform"] == platform);
        // the tile is a square on each channel: W = channels x H
        int width = (int)Number(row, "tile_height");
        NandOptions all = options with { Compute = options.Compute with { ComputedShare = 1, TileWidth = width } };
        NandRig rig = NandRig.Run(all, [new ResidentProduct(16_384 / width * options.ChipsPerChannel * options.DiesPerChip, 16L * width * options.Channels, 1)]);
        double perTile = (double)rig.Statistic("channel_bytes") / rig.Statistic("tiles");
        double share = perTile / 1e9 / options.Timing.Read.ToSeconds();
        Assert.InRange(share * 100 / Number(row, "read_compute_channel_rate_pct"), 0.995, 1.001);
        Assert.Equal(Number(row, "cycle_array_read_cycles"), options.Timing.Read.ToSeconds() * 1e9);
    }

    [Fact]
    public void Token_rates_of_figure_9_come_out_without_a_fitted_efficiency()
    {
        List<double> small = [];
        List<double> all = [];
        foreach (Dictionary<string, string> row in Rows("fig9.csv"))
        {
            double other = Number(row, "attention_cache_ms") + Number(row, "attention_compute_ms");
            double rate = 1e3 / (WeightStage(row) + other);
            double error = Math.Abs((rate / Number(row, "paper_fig9_tokens_per_s")) - 1);
            all.Add(error);
            if (row["platform"] == "cam_llm_s")
                small.Add(error);
        }
        Assert.Equal(21, all.Count);
        Assert.InRange(small.Average(), 0, 0.08);
        Assert.InRange(all.Average(), 0, 0.16);
    }

    /// <summary>Milliseconds of all weight products of a token: layers of the model's shape, scaled to its published number of weights.</summary>
    private static double WeightStage(Dictionary<string, string> row)
    {
        Dictionary<string, string> model = Rows("models.csv").Single(item => item["name"] == row["model"]);
        long hidden = (long)Number(model, "hidden_size");
        ResidentProduct[] layer = [new(hidden, hidden, 1), new(hidden, hidden, 1), new(4 * hidden, hidden, 1), new(hidden, 4 * hidden, 1), new(2 * hidden, hidden, 1)];
        NandRig rig = NandRig.Run(Platform(row["platform"]), [.. layer, .. layer]);
        double perWeight = (rig.Products.Ends[9] - rig.Products.Ends[4]).ToSeconds() / layer.Sum(gemv => gemv.WeightBytes);
        return perWeight * Number(row, "weight_bytes") * 1e3;
    }

    private static NandOptions Platform(string name)
    {
        Dictionary<string, string> row = Rows("platforms.csv").Single(item => item["name"] == name);
        return new NandOptions
        {
            Channels = (int)Number(row, "channels"),
            ChipsPerChannel = (int)Number(row, "chips_per_channel"),
            DiesPerChip = (int)Number(row, "dies_per_chip"),
            PlanesPerDie = (int)Number(row, "planes_per_die"),
            Page = DataSize.FromBytes((long)Number(row, "page_bytes")),
            Timing = new NandTimingOptions { Read = SimTime.FromMicroseconds((long)Number(row, "array_read_us")), Program = SimTime.FromMicroseconds((long)Number(row, "program_us")) },
        };
    }

    private static double Number(Dictionary<string, string> row, string column)
    {
        return double.Parse(row[column], CultureInfo.InvariantCulture);
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, file));
        string[] header = lines[0].Split(',');
        return lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second));
    }
}
