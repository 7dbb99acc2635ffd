using System.Text.Json;
using Tlm.Bridges.Messaging;

namespace Tlm.Bench.Bridge;

/// <summary>Runs the plain pair and every implementation that this machine has in turn, and prints a JSON line each.</summary>
/// <param name="plain">The plain pair.</param>
/// <param name="repetitions">Alternating runs; the medians count.</param>
internal sealed class Comparison(PlainPair plain, int repetitions)
{
    private readonly IMessageTransport[] _transports =
        [.. TransportReport.Create("auto").Candidates.Where(candidate => candidate.Problem is null).Select(candidate => MessageTransports.Open(candidate.Name))];

    /// <summary>Measures round trips.</summary>
    /// <param name="name">Name of the case.</param>
    /// <param name="trips">What is measured.</param>
    public void Run(string name, RoundTrips trips)
    {
        List<double> theirs = [];
        var ours = _transports.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round < repetitions; round++)
        {
            theirs.Add(plain.Measure(trips));
            for (int i = 0; i < _transports.Length; i++)
                ours[i].Add(trips.Measure(_transports[i]));
        }

        for (int i = 0; i < _transports.Length; i++)
            Print($"{name}-{_transports[i].Name}", Median(ours[i]), Median(theirs));
    }

    private static void Print(string name, double ours, double theirs) => Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["case"] = name,
        ["ours"] = Math.Round(ours / 1000, 1),
        ["theirs"] = Math.Round(theirs / 1000, 1),
        ["unit"] = "us a round trip",
        ["ratio"] = Math.Round(ours / theirs, 2),
    }));

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
