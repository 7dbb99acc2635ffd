using System.Text.Json;
using Tlm.Bridges.Messaging;

namespace Tlm.Bench.Bridge;

/// <summary>Runs the plain pair and every implementation that this machine has in turn, each time in a fresh process, and prints a JSON line each.</summary>
/// <param name="plain">The compiled plain pair.</param>
/// <param name="repetitions">Alternating runs; the medians count.</param>
internal sealed class Comparison(string plain, int repetitions)
{
    private readonly string[] _implementations =
        [.. TransportReport.Create("auto").Candidates.Where(candidate => candidate.Problem is null).Select(candidate => candidate.Name)];

    /// <summary>Measures round trips.</summary>
    /// <param name="name">Name of the case.</param>
    /// <param name="trips">What is measured.</param>
    public void Run(string name, RoundTrips trips)
    {
        List<double> theirs = [];
        var ours = _implementations.Select(_ => new List<double>()).ToArray();
        for (int round = 0; round < repetitions; round++)
        {
            theirs.Add(FreshProcess.Run(plain, ["pingpong", .. trips.Arguments]));
            for (int i = 0; i < _implementations.Length; i++)
                ours[i].Add(FreshProcess.Run(Environment.ProcessPath!, [plain, "--once", _implementations[i], "--case", name, "--round-trips", trips.Arguments[0]]));
        }

        for (int i = 0; i < _implementations.Length; i++)
            Print($"{name}-{_implementations[i]}", ours[i], theirs);
    }

    private static void Print(string name, List<double> ours, List<double> theirs) => Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["case"] = name,
        ["ours"] = Microseconds(Median(ours)),
        ["theirs"] = Microseconds(Median(theirs)),
        ["unit"] = "us a round trip",
        ["ratio"] = Math.Round(Median(ours) / Median(theirs), 2),
        ["ours_best"] = Microseconds(ours.Min()),
        ["theirs_best"] = Microseconds(theirs.Min()),
    }));

    private static double Microseconds(double nanoseconds) => Math.Round(nanoseconds / 1000, 1);

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
