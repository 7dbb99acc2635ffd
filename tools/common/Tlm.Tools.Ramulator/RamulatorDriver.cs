using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tlm.Bridges.Processes;
using Tlm.Bridges.Ramulator2.Build;

namespace Tlm.Tools.Ramulator;

/// <summary>Runs cases through the Ramulator 2.1 that the user has built, by our own driver, compiled when first needed.</summary>
public sealed class RamulatorDriver
{
    private readonly string _program;

    private RamulatorDriver(string program) => _program = program;

    /// <summary>Whether the user names a Ramulator (environment variable RAMULATOR_HOME).</summary>
    public static bool IsWanted => Environment.GetEnvironmentVariable(RamulatorHome.Variable) is { Length: > 0 };

    /// <summary>Compiles the driver, as <c>tlm bridge build</c> compiles the worker, unless it is there.</summary>
    /// <exception cref="BridgeException">There is no Ramulator 2.1, or the driver does not compile against it.</exception>
    public static RamulatorDriver Build() => new(new WorkerBuild(RamulatorHome.Find(), WorkerBuild.Driver).Build());

    /// <summary>Runs a request file and records accepts, completions and commands.</summary>
    /// <param name="configuration">Expanded YAML configuration.</param>
    /// <param name="requests">Requests in the golden format.</param>
    /// <param name="prefix">Path of the recorded files without <c>.requests.csv</c> and <c>.commands.csv</c>.</param>
    /// <param name="limit">Cycle at which to give up.</param>
    /// <returns>Why Ramulator could not finish, or null.</returns>
    public string? Record(string configuration, string requests, string prefix, long limit)
    {
        var (code, _, errors) = Run(_program, ["run", configuration, requests, prefix, limit.ToString(CultureInfo.InvariantCulture)]);
        return code == 0 ? null : errors.Trim();
    }

    /// <summary>Times a saturated run: every request is offered as soon as its queue takes it.</summary>
    /// <param name="configuration">Expanded YAML configuration.</param>
    /// <param name="requests">Requests in the golden format.</param>
    /// <exception cref="InvalidOperationException">Ramulator failed.</exception>
    public SaturatedRun Measure(string configuration, string requests)
    {
        var (code, output, errors) = Run(_program, ["measure", configuration, requests]);
        if (code != 0)
            throw new InvalidOperationException(errors.Trim());
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        return new SaturatedRun(
            root.GetProperty("cycles").GetInt64(), root.GetProperty("sum_of_completions").GetInt64(), root.GetProperty("seconds").GetDouble());
    }

    private static (int Code, string Output, string Errors) Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = System.Diagnostics.Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}

/// <summary>A saturated run.</summary>
/// <param name="Cycles">Cycle of the last completion.</param>
/// <param name="SumOfCompletions">Sum of all completion cycles.</param>
/// <param name="Seconds">Wall time of the run itself.</param>
public sealed record SaturatedRun(long Cycles, long SumOfCompletions, double Seconds);
