using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Standards;

namespace Tlm.Fuzz.Dram;

/// <summary>Holds streams with skipped periods against the same streams step by step.</summary>
/// <param name="standards">Standards; empty means all.</param>
/// <param name="streams">Cases a standard.</param>
/// <param name="seed">Seed.</param>
/// <param name="first">Index of the first case.</param>
public sealed class StreamCampaign(IReadOnlyList<string> standards, int streams, int seed, int first)
{
    /// <summary>Runs it.</summary>
    /// <param name="output">Takes one line a standard and a difference.</param>
    /// <returns>0, or 1 if a difference was found.</returns>
    public int Run(TextWriter output)
    {
        var names = standards.Count > 0 ? standards : [.. StandardLibrary.Names];
        return names.Sum(name => Search(StandardLibrary.Load(name), output)) == 0 ? 0 : 1;
    }

    private int Search(StandardDescription standard, TextWriter output)
    {
        int different = 0;
        int stuck = 0;
        int skipping = 0;
        for (int index = first; index < first + streams; index++)
        {
            var streamCase = StreamCase.Draw(standard, seed, index);
            try
            {
                var (expected, _) = streamCase.Run(maySkip: false);
                var (actual, skipped) = streamCase.Run(maySkip: true);
                skipping += skipped > 0 ? 1 : 0;
                if (!expected.SequenceEqual(actual))
                    Report(streamCase, expected, actual, ++different, output);
            }
            catch (DramSimulationException)
            {
                stuck++;
            }
        }

        output.WriteLine(
            $"{standard.Name}: {streams - different - stuck} of {streams} stream cases equal, {skipping} of them skipped, {different} different, {stuck} that can't go on");
        return different;
    }

    private static void Report(StreamCase streamCase, IReadOnlyList<string> expected, IReadOnlyList<string> actual, int number, TextWriter output)
    {
        const int reportedAtMost = 5;
        if (number > reportedAtMost)
            return;
        int at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        output.WriteLine($"{streamCase.Name}: {streamCase.Streams[at]}\n  step by step: {expected[at]}\n  skipping:     {actual[at]}");
    }
}
