using System.Globalization;
using System.Text.RegularExpressions;
using OsProcess = System.Diagnostics.Process;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>Signals to a worker, whose process number is in its name.</summary>
internal static partial class Signals
{
    internal static void Send(string worker, string signal)
    {
        using var kill = OsProcess.Start("kill", [$"-{signal}", IdOf(worker).ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    internal static int IdOf(string worker) => int.Parse(ProcessNumber().Match(worker).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"process (\d+)")]
    private static partial Regex ProcessNumber();
}
