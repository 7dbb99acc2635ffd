using System.ComponentModel;
using System.Diagnostics;
using OsProcess = System.Diagnostics.Process;

namespace Tlm.Bridges.Ramulator2.Build;

/// <summary>Runs a build tool and turns its failure into one message.</summary>
internal static class BuildTool
{
    private const int QuotedLines = 12;

    internal static void Run(string tool, IEnumerable<string> arguments, RamulatorHome? home)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = OsProcess.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new BridgeException(Explain(output + errors.Result, home));
        }
        catch (Win32Exception missing)
        {
            throw new BridgeException($"{tool} cannot be started ({missing.Message}); the worker needs Debian's cmake, g++ and libzmq3-dev", missing);
        }
    }

    /// <summary>Says in one sentence why a build failed, then quotes it.</summary>
    internal static string Explain(string output, RamulatorHome? home)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var telling = lines.Where(IsTelling).Take(QuotedLines).ToArray();
        var quoted = string.Join(Environment.NewLine, telling.Length > 0 ? telling : lines.TakeLast(QuotedLines));
        var unresolved = lines.Any(line => line.Contains("undefined reference to `", StringComparison.Ordinal)
            && line.Contains("Ramulator::", StringComparison.Ordinal));
        return home is not null && unresolved
            ? $"{home.Library} was built with another compiler or standard library than this worker, or is another version:{Environment.NewLine}{quoted}"
            : $"the worker does not compile:{Environment.NewLine}{quoted}";
    }

    private static bool IsTelling(string line) =>
        line.Contains("error", StringComparison.OrdinalIgnoreCase) || line.Contains("undefined reference", StringComparison.Ordinal)
        || line.Contains("is missing", StringComparison.Ordinal);
}
