using System.Diagnostics;
using System.Globalization;

namespace Tlm.Bench.Bridge;

/// <summary>Measurements in processes of their own: threads that one implementation leaves behind would slow the next.</summary>
internal static class FreshProcess
{
    /// <summary>Runs a program that prints the mean time of a round trip.</summary>
    /// <returns>What it printed, in ns.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static double Run(string program, string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? double.Parse(text, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{Path.GetFileName(program)} failed with exit code {process.ExitCode}");
    }
}
