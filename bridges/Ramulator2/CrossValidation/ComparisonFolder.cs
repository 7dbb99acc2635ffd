using System.IO.Compression;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Bridges.Ramulator2.CrossValidation;

/// <summary>Writes everything that is needed to repeat a comparison: configuration, traffic, versions, command line, raw outputs, report.</summary>
public static class ComparisonFolder
{
    private const string Mapping = """
        # How the figures are computed, for both engines from the same records

        | figure | from |
        |---|---|
        | requests | rows of `*.requests.csv.gz` |
        | commands | rows of `*.commands.csv.gz` |
        | latency | `complete_cycle` - `offer_cycle` of each request; a write completes when its write command issues |
        | bandwidth | requests x bytes of a transaction, over the last `complete_cycle` x clock period |
        | row hits | read and write commands - activations |
        | energy | counts of commands and cycles with a bank open, with the standard's usual energy preset |

        """;

    /// <summary>Writes the folder.</summary>
    /// <param name="folder">Where to; created.</param>
    /// <param name="comparisons">The channels.</param>
    /// <param name="versions">Names and versions of what ran.</param>
    /// <param name="commandLine">The command as it was given.</param>
    /// <exception cref="IOException">A file can't be written.</exception>
    public static void Write(string folder, IReadOnlyList<ChannelComparison> comparisons, IEnumerable<(string Name, string Version)> versions, string commandLine)
    {
        Directory.CreateDirectory(folder);
        foreach (var comparison in comparisons)
            WriteChannel(Path.Combine(folder, $"{comparison.Memory}.ch{comparison.Channel}"), comparison);
        var environment = string.Join('\n', versions.Select(item => $"{item.Name}: {item.Version}").Append($"command: {commandLine}"));
        File.WriteAllText(Path.Combine(folder, "versions.txt"), environment + "\n");
        File.WriteAllText(Path.Combine(folder, "figures.md"), Mapping);
        File.WriteAllText(Path.Combine(folder, "report.md"), ComparisonReport.Markdown(comparisons, versions));
        File.WriteAllText(Path.Combine(folder, "report.html"), ComparisonPage.Of(comparisons, versions));
    }

    private static void WriteChannel(string prefix, ChannelComparison comparison)
    {
        File.WriteAllText(prefix + ".config.yaml", RecordedRun.ConfigurationText(comparison.Ramulator.System));
        WriteRun(prefix + ".ramulator", comparison.Ramulator);
        WriteRun(prefix + ".embedded", comparison.Embedded);
    }

    private static void WriteRun(string prefix, GoldenCase run)
    {
        var channel = run.System.Channels[0];
        Pack(prefix + ".requests.csv.gz", "offer_cycle,type,address,accept_cycle,complete_cycle", run.Requests.Select(request =>
            $"{request.OfferCycle},{(request.IsWrite ? 'W' : 'R')},0x{request.Address:x},{request.Accept},{request.Complete}"));
        Pack(prefix + ".commands.csv.gz", $"clock,command,{string.Join(',', channel.Organization.Levels)},type,source", run.Commands.Select(command =>
            $"{command.Cycle},{channel.Commands[command.Command].Name},{string.Join(',', command.Ids)},{command.Kind},{(command.Kind < 0 ? -1 : 0)}"));
    }

    private static void Pack(string path, string header, IEnumerable<string> rows)
    {
        using var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
        writer.NewLine = "\n";
        writer.WriteLine(header);
        foreach (var row in rows)
            writer.WriteLine(row);
    }
}
