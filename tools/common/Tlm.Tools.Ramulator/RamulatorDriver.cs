using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Tlm.Tools.Ramulator;

/// <summary>Runs cases through the Ramulator 2.1 that the user has built, by our own driver, compiled when first needed.</summary>
public sealed class RamulatorDriver
{
    private readonly string _program;

    private RamulatorDriver(string program) => _program = program;

    /// <summary>The folder of the Ramulator that the user has built (environment variable RAMULATOR_HOME), or null.</summary>
    public static string? Home => Environment.GetEnvironmentVariable("RAMULATOR_HOME") is { Length: > 0 } home ? home : null;

    /// <summary>Compiles the driver against a Ramulator.</summary>
    /// <param name="home">Its source folder, with the library built.</param>
    /// <param name="worker">Folder of our own C++ sources.</param>
    /// <param name="folder">Where to put the program.</param>
    /// <exception cref="InvalidOperationException">There is no Ramulator 2.1, or the driver does not compile against it.</exception>
    public static RamulatorDriver Build(string home, string worker, string folder)
    {
        if (!File.Exists(Path.Combine(home, "libramulator.so")) || !Directory.Exists(Path.Combine(home, "src", "ramulator")))
            throw new InvalidOperationException($"RAMULATOR_HOME={home}: expected src/ramulator and libramulator.so there (a built Ramulator 2.1)");
        string program = Path.Combine(folder, "drive");
        List<string> arguments =
        [
            "-std=c++20", "-O2", "-DFMT_HEADER_ONLY", "-isystem", Path.Combine(home, "src"),
            "-isystem", Path.Combine(home, "ext", "fmt", "include"),
            Path.Combine(worker, "src", "ramulator_engine.cpp"), Path.Combine(worker, "src", "drive.cpp"),
            "-o", program, "-L" + home, "-lramulator", "-Wl,-rpath," + home,
        ];
        var (code, _, errors) = Run(Environment.GetEnvironmentVariable("CXX") ?? "g++", arguments);
        return code == 0 ? new RamulatorDriver(program) : throw new InvalidOperationException("the driver does not compile:\n" + errors);
    }

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
        using var process = Start(program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    private static System.Diagnostics.Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        try
        {
            return System.Diagnostics.Process.Start(start) ?? throw new InvalidOperationException($"can't start {program}");
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException($"can't start {program}: {error.Message} (the C++ compiler is taken from CXX, else g++)", error);
        }
    }
}

/// <summary>A saturated run.</summary>
/// <param name="Cycles">Cycle of the last completion.</param>
/// <param name="SumOfCompletions">Sum of all completion cycles.</param>
/// <param name="Seconds">Wall time of the run itself.</param>
public sealed record SaturatedRun(long Cycles, long SumOfCompletions, double Seconds);
