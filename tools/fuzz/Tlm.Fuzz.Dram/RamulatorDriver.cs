using System.Diagnostics;
using System.Globalization;

namespace Tlm.Fuzz.Dram;

/// <summary>Runs cases through the Ramulator 2.1 that the user has built, by our own driver, compiled when first needed.</summary>
public sealed class RamulatorDriver
{
    private readonly string _program;

    private RamulatorDriver(string program) => _program = program;

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
            Path.Combine(worker, "ramulator_engine.cpp"), Path.Combine(worker, "drive.cpp"),
            "-o", program, "-L" + home, "-lramulator", "-Wl,-rpath," + home,
        ];
        var (code, _, errors) = Run(Environment.GetEnvironmentVariable("CXX") ?? "g++", arguments);
        return code == 0 ? new RamulatorDriver(program) : throw new InvalidOperationException("the driver does not compile:\n" + errors);
    }

    /// <summary>Runs a case whose configuration and requests are in a folder; leaves the recorded requests and commands there.</summary>
    /// <param name="prefix">Path of the case's files without their endings.</param>
    /// <param name="limit">Cycle at which to give up.</param>
    /// <returns>Why Ramulator could not finish, or null.</returns>
    public string? Record(string prefix, long limit)
    {
        string[] arguments = ["run", CaseFiles.Configuration(prefix), CaseFiles.Offers(prefix), prefix, limit.ToString(CultureInfo.InvariantCulture)];
        var (code, _, errors) = Run(_program, arguments);
        return code == 0 ? null : errors.Trim();
    }

    /// <summary>Measures a saturated run of a case.</summary>
    /// <param name="prefix">Path of the case's files without their endings.</param>
    /// <returns>JSON with <c>cycles</c>, <c>sum_of_completions</c> and <c>seconds</c>.</returns>
    public string Measure(string prefix)
    {
        var (code, output, errors) = Run(_program, ["measure", CaseFiles.Configuration(prefix), CaseFiles.Offers(prefix)]);
        return code == 0 ? output : throw new InvalidOperationException(errors.Trim());
    }

    private static (int Code, string Output, string Errors) Run(string program, IEnumerable<string> arguments)
    {
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"can't start {program}");
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
