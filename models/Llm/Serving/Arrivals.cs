using System.Globalization;

namespace Tlm.Models.Llm;

/// <summary>Makes the requests of a workload: from a trace, or by random arrivals.</summary>
internal static class Arrivals
{
    /// <summary>The requests by arrival. Throws <see cref="InputException"/> where a trace is wrong.</summary>
    public static IReadOnlyList<Request> Of(LlmWorkloadOptions options, SimRandom random)
    {
        ServingOptions serving = options.Serving!;
        return serving.Trace is { } file ? Read(file) : Drawn(options, serving, random);
    }

    private static List<Request> Drawn(LlmWorkloadOptions options, ServingOptions serving, SimRandom random)
    {
        List<Request> requests = [];
        long time = 0;
        for (int i = 0; i < serving.Requests; i++)
        {
            if (i > 0 && serving.ArrivalInterval > SimTime.Zero)
                time = checked(time + Exponential(serving.ArrivalInterval.Femtoseconds, random));
            requests.Add(new Request(i, SimTime.FromFemtoseconds(time), options.PromptTokens, options.DecodeTokens + 1));
        }
        return requests;
    }

    /// <summary>
    /// An exponential variate by von Neumann's comparisons of uniform numbers: exact, and without a logarithm, whose last digit would depend on the machine.
    /// </summary>
    private static long Exponential(long mean, SimRandom random)
    {
        for (long whole = 0; ; whole++)
        {
            ulong first = random.NextBits();
            ulong last = first;
            int runLength = 1;
            for (ulong next = random.NextBits(); next < last; next = random.NextBits())
            {
                last = next;
                runLength++;
            }
            if (runLength % 2 == 1)
                return checked((whole * mean) + (long)(((UInt128)first * (ulong)mean) >> 64));
        }
    }

    private static List<Request> Read(InputFile file)
    {
        List<Request> requests = [];
        string[] lines = file.ReadAllText().Split('\n');
        for (int line = 0; line < lines.Length; line++)
        {
            string[] words = lines[line].Split((char[])[' ', ',', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0].StartsWith('#'))
                continue;
            if (words.Length != 3 || !Number(words[0], 0, out long arrival) || !Number(words[1], 1, out long prompt) || !Number(words[2], 1, out long output))
                throw new InputException(file.Location(line + 1, 1), $"expected arrival in microseconds, prompt tokens and output tokens, found '{lines[line].Trim()}'");
            if (requests.Count > 0 && SimTime.FromMicroseconds(arrival) < requests[^1].Arrival)
                throw new InputException(file.Location(line + 1, 1), "arrivals must not go back in time");
            requests.Add(new Request(requests.Count, SimTime.FromMicroseconds(arrival), (int)prompt, (int)output));
        }
        return requests.Count > 0 ? requests : throw new InputException(file.Location(1, 1), "expected requests, found none");
    }

    private static bool Number(string word, long least, out long value)
    {
        return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= 1_000_000_000;
    }
}
