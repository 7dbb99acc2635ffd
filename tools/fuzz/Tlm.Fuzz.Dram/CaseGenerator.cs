using Tlm.Models.Dram.Standards;

namespace Tlm.Fuzz.Dram;

/// <summary>Draws whole cases; a case is a function of standard, seed and index.</summary>
public static class CaseGenerator
{
    /// <summary>Draws a case.</summary>
    /// <param name="standard">The standard.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="index">Number of the case in the run.</param>
    /// <param name="longest">Requests its stream has at most.</param>
    /// <param name="strange">Some timings differ from those of every part.</param>
    public static FuzzCase Draw(StandardDescription standard, int seed, int index, int longest, bool strange)
    {
        var random = new FuzzRandom(new SimRandom(seed, $"{standard.Name} {index}"));
        var selection = new SelectionGenerator(random, standard, strange).Draw();
        int channels = random.Percent(80) ? 1 : random.Pick(2, 4);
        int interleave = channels > 1 ? random.Pick(0, 1, 3, 6) : 0;
        var empty = new FuzzCase($"{standard.Name.ToLowerInvariant()}-{seed}-{index}", standard, selection, channels, interleave, []);
        return empty with { Requests = new StreamGenerator(random, empty.System(), empty.PassesIdsThrough).Draw(longest) };
    }
}
