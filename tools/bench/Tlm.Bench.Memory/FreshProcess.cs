using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Tlm.Bench.Memory;

/// <summary>Runs a case as the first thing of a process of its own.</summary>
internal static class FreshProcess
{
    public static OneRun Run(string name, int requests = 1)
    {
        string[] arguments = ["--once", name, "--requests", requests.ToString(CultureInfo.InvariantCulture)];
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("the path of this program is not known");
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"can't start {program}");
        string json = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<OneRun>(json)!
            : throw new InvalidOperationException($"a fresh process failed with exit code {process.ExitCode}");
    }
}
