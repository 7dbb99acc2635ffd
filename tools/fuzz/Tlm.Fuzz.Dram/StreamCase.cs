using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Standards.Expansion;
using Tlm.Models.Dram.Streams;

namespace Tlm.Fuzz.Dram;

/// <summary>Strided streams that follow each other on one channel.</summary>
/// <param name="Name">Name that tells standard and seed.</param>
/// <param name="Configuration">The channel.</param>
/// <param name="Streams">The streams; each starts when the one before is complete, after its own pause.</param>
public sealed record StreamCase(string Name, DramConfiguration Configuration, IReadOnlyList<DramStream> Streams)
{
    /// <summary>Draws a case; it is a function of standard, seed and index.</summary>
    public static StreamCase Draw(StandardDescription standard, int seed, int index)
    {
        var random = new FuzzRandom(new SimRandom(seed, $"{standard.Name} stream {index}"));
        var selection = new SelectionGenerator(random, standard, strange: false).Draw();
        if (selection.AddressMapper == AddressMapperKind.PassThrough)
            selection = selection with { AddressMapper = AddressMapperKind.RoBaRaCoCh };
        var configuration = StandardExpander.Expand(standard, selection);
        var streams = Enumerable.Range(0, random.Between(1, 3)).Select(_ => DrawStream(random, configuration.Organization)).ToList();
        return new StreamCase($"{standard.Name.ToLowerInvariant()}-stream-{seed}-{index}", configuration, streams);
    }

    private static DramStream DrawStream(FuzzRandom random, DramOrganization organization)
    {
        int bytes = organization.TransactionBytes;
        long stride = bytes * (random.Percent(60) ? random.Pick(1L, 1L, 2L, 3L, 64L) : 1L << random.Between(0, 12)) * (random.Percent(10) ? -1 : 1);
        long room = (organization.CapacityBytes - bytes) / Math.Abs(stride);
        long count = Math.Min(room, random.Pick(300, 5_000, 40_000, 120_000));
        long span = Math.Abs(stride) * count;
        long first = random.Below((organization.CapacityBytes - span) / bytes) * bytes;
        return new DramStream(
            stride > 0 ? first : first + span - bytes,
            stride,
            count,
            random.Percent(35),
            random.Below(3000),
            random.Pick(0, 0, 0, 1, 2, 3, 5, 8, 13),
            random.Percent(30) ? random.Pick(1, 2, 4, 8, 16, 64) : 0);
    }

    /// <summary>Runs the streams one after another.</summary>
    /// <param name="maySkip">Whole periods may be skipped.</param>
    /// <returns>What came out, as text to compare; and the share of steps skipped (%).</returns>
    public (IReadOnlyList<string> Results, int SkippedPercent) Run(bool maySkip)
    {
        var channel = new DramChannel(Configuration, 1024);
        List<string> results = [];
        long skipped = 0;
        long steps = 0;
        foreach (var stream in Streams)
        {
            var run = new DramStreamRun(channel, stream with { StartCycle = channel.Now + stream.StartCycle }, maySkip);
            bool complete = run.AdvanceTo(channel.Now + stream.StartCycle + (stream.Count * (stream.Interval + 3000L)));
            results.Add(
                $"complete {complete} accept {run.FirstAccept} {run.LastAccept} completion {run.FirstCompletion} {run.LastCompletion} "
                + $"sum {run.CompletionSum} now {channel.Now} {Counts(channel.Counters)}");
            skipped += run.Skipped;
            steps += stream.Count;
            if (!complete)
                break;
        }

        return (results, (int)(skipped * 100 / steps));
    }

    private static string Counts(DramCounters counters) =>
        $"commands {string.Join(' ', counters.Commands)} rows {counters.ReadRowHits} {counters.ReadRowMisses} {counters.ReadRowConflicts} "
        + $"{counters.WriteRowHits} {counters.WriteRowMisses} {counters.WriteRowConflicts} latency {counters.ReadLatencyCycles} "
        + $"queues {counters.ReadQueueCycles} {counters.WriteQueueCycles} {counters.PriorityQueueCycles} active {counters.ActiveCycles}";
}
