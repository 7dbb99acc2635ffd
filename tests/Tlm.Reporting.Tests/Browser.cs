using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Tlm.Reporting.Tests;

/// <summary>Opens a report in headless Chromium and tells what is there.</summary>
internal static class Browser
{
    private static readonly string Chromium = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Why no browser can be used; null when one can.</summary>
    public static string? Missing { get; } =
        !File.Exists(Chromium) ? "needs Chromium: install Debian's chromium (.ci/run does)"
        : !Directory.Exists(Repository.File("tests", "report-check", "node_modules")) ? "needs Node: run 'npm ci' in tests/report-check (tools/test does where npm is installed)"
        : !ReportWriter.HasCharts ? "needs the charts: build Tlm.Reporting where npm is installed and has a network"
        : null;

    /// <summary>What <c>tests/report-check/check.mjs</c> found in a report.</summary>
    public static JsonObject Check(string report)
    {
        var start = new ProcessStartInfo("node", [Repository.File("tests", "report-check", "check.mjs"), report]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(3)));
        Assert.True(process.ExitCode == 0, error.Result);
        return JsonNode.Parse(output)!.AsObject();
    }
}
