using System.Globalization;

namespace Tlm.Models.Llm;

/// <summary>Gives accepted tokens, a verification each: from a trace, or by drawing from the probabilities of a tree.</summary>
internal sealed class AcceptanceSource
{
    private readonly int[]? _trace;
    private readonly SimRandom? _random;
    private ulong _even;
    private int _next;

    /// <summary>Reads the trace, if there is one. Throws <see cref="InputException"/> where it is no list of counts.</summary>
    public AcceptanceSource(AcceptanceOptions options, SimRandom random)
    {
        _random = options.Draw == AcceptanceDraw.Random ? random : null;
        if (options.Trace is { } file)
            _trace = Read(file);
    }

    /// <summary>Accepted tokens of a verification that accepts at least k with probability <c>atLeast[k - 1]</c>.</summary>
    public int Next(IReadOnlyList<double> atLeast)
    {
        if (_trace is not null)
            return Math.Min(_trace[_next++ % _trace.Length], atLeast.Count);
        double draw = _random?.NextDouble() ?? NextEven();
        int accepted = 0;
        while (accepted < atLeast.Count && atLeast[accepted] > draw)
            accepted++;
        return accepted;
    }

    /// <summary>Multiples of the golden ratio's fraction, in 64-bit fixed point, from the middle on.</summary>
    private double NextEven()
    {
        const ulong GoldenFraction = 0x9E37_79B9_7F4A_7C15;
        ulong value = (1UL << 63) + (GoldenFraction * _even++);
        return (value >> 11) * (1.0 / (1UL << 53));
    }

    private static int[] Read(InputFile file)
    {
        List<int> counts = [];
        string[] lines = file.ReadAllText().Split('\n');
        for (int line = 0; line < lines.Length; line++)
        {
            foreach (string word in lines[line].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
                    throw new InputException(file.Location(line + 1, lines[line].IndexOf(word, StringComparison.Ordinal) + 1), $"expected a number of accepted tokens, found '{word}'");
                counts.Add(count);
            }
        }
        return counts.Count > 0 ? [.. counts] : throw new InputException(file.Location(1, 1), "expected numbers of accepted tokens, found none");
    }
}
