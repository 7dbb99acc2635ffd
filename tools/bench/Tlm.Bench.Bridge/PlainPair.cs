using System.Diagnostics;
using System.Globalization;

namespace Tlm.Bench.Bridge;

/// <summary>The same round trips between two sockets of plain libzmq in C++, blocking calls and nothing of ours.</summary>
/// <param name="program">The compiled <c>echo</c>.</param>
internal sealed class PlainPair(string program)
{
    /// <summary>Measures it.</summary>
    /// <returns>Mean time of a round trip in ns.</returns>
    public double Measure(RoundTrips trips)
    {
        string[] arguments = ["pingpong", Text(trips.Count), Text(trips.Bytes), trips.Encrypted ? "curve" : "clear"];
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
