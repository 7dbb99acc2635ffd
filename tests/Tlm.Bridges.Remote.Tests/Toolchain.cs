using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using OsProcess = System.Diagnostics.Process;

namespace Tlm.Bridges.Remote.Tests;

/// <summary>A rule that needs a C++ compiler and libzmq's header (Debian's g++ and libzmq3-dev).</summary>
public sealed class CppFactAttribute : FactAttribute
{
    public CppFactAttribute() => Skip = Toolchain.CppProblem;
}

/// <summary>The same for several cases.</summary>
public sealed class CppTheoryAttribute : TheoryAttribute
{
    public CppTheoryAttribute() => Skip = Toolchain.CppProblem;
}

/// <summary>A rule that needs a C++ compiler and Python with pyzmq (Debian's python3-zmq).</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = Toolchain.CppProblem ?? Toolchain.PythonProblem;
}

/// <summary>A rule that needs SystemC and the TLM examples that come with it (Debian's libsystemc-dev and libsystemc-doc).</summary>
public sealed class AccelleraFactAttribute : FactAttribute
{
    public AccelleraFactAttribute() => Skip = Toolchain.CppProblem ?? Toolchain.SystemCProblem ?? Toolchain.ExamplesProblem;
}

/// <summary>A rule that needs SystemC.</summary>
public sealed class SystemCFactAttribute : FactAttribute
{
    public SystemCFactAttribute() => Skip = Toolchain.CppProblem ?? Toolchain.SystemCProblem;
}

/// <summary>A rule that needs Debian's verilator.</summary>
public sealed class VerilatorFactAttribute : FactAttribute
{
    public VerilatorFactAttribute() => Skip = Toolchain.CppProblem ?? Toolchain.VerilatorProblem;
}

/// <summary>Compiles peers, each once.</summary>
internal static class Toolchain
{
    private static readonly ConcurrentDictionary<string, Lazy<string>> Built = new();

    internal static string Root { get; } = FindRoot();

    internal static string? CppProblem { get; } =
        Succeeds("c++", "--version") && File.Exists("/usr/include/zmq.h") ? null : "needs Debian's g++ and libzmq3-dev";

    internal static string? PythonProblem { get; } = Succeeds("/usr/bin/python3", "-c", "import zmq") ? null : "needs Debian's python3-zmq";

    internal static string Examples => "/usr/share/doc/libsystemc/examples/tlm";

    internal static string? SystemCProblem { get; } =
        File.Exists("/usr/include/systemc.h") && Succeeds("cmake", "--version") ? null : "needs Debian's libsystemc-dev and cmake";

    internal static string? ExamplesProblem { get; } = Directory.Exists(Examples) ? null : "needs Debian's libsystemc-doc with its examples";

    internal static string? VerilatorProblem { get; } = Succeeds("verilator", "--version") ? null : "needs Debian's verilator";

    internal static string Scratchpad => Build("bridges/Remote/cpp/examples/scratchpad.cpp");

    /// <summary>The scratchpad that ends at the first access out of bounds and the first undefined operation.</summary>
    internal static string CheckedScratchpad => Compiled("scratchpad-checked", "bridges/Remote/cpp/examples/scratchpad.cpp", ["-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]);

    internal static string Traffic => Path.Combine(Root, "bridges/Remote/python/examples/traffic.py");

    /// <summary>Compiles a source of the repository with every warning an error.</summary>
    internal static string Build(string source, params string[] more) => Compiled(Path.GetFileNameWithoutExtension(source), source, more);

    private static string Compiled(string name, string source, string[] more) => Built.GetOrAdd(name, _ => new Lazy<string>(() =>
    {
        var program = Path.Combine(AppContext.BaseDirectory, "peers", name);
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        if (File.Exists(program) && File.GetLastWriteTimeUtc(program) > NewestSource(source))
            return program;
        var (code, output) = Run("c++", [
            "-std=c++17", "-O2", "-Wall", "-Wextra", "-Wno-unused-parameter", "-Werror", "-I", Path.Combine(Root, "bridges/Remote/cpp/include"),
            Path.Combine(Root, source), "-o", program, .. more, "-lzmq", "-pthread"]);
        Assert.True(code == 0, output);
        return program;
    })).Value;

    /// <summary>Configures and builds a CMake project of the repository.</summary>
    /// <returns>The folder of its programs.</returns>
    internal static string BuildWithCMake(string project)
    {
        var output = Path.Combine(AppContext.BaseDirectory, "peers", "cmake", Path.GetFileName(project));
        foreach (string[] arguments in (string[][])[["-S", Path.Combine(Root, project), "-B", output], ["--build", output]])
        {
            var (code, text) = Run("cmake", arguments);
            Assert.True(code == 0, text);
        }

        return output;
    }

    /// <summary>Verilates MODULE.sv of a folder with its peer.cpp.</summary>
    internal static string Verilate(string folder, string module)
    {
        var (output, source) = (Path.Combine(AppContext.BaseDirectory, "peers", "verilated", module), Path.Combine(Root, folder));
        Directory.CreateDirectory(output);
        var (code, text) = Run("verilator", [
            "--cc", "--exe", "--build", "-Wall", "-O3", "-CFLAGS", $"-std=c++17 -O2 -I{Path.Combine(Root, "bridges/Remote/cpp/include")}", "-LDFLAGS", "-lzmq -pthread",
            "--top-module", module, "--Mdir", output, "-o", "peer", Path.Combine(source, module + ".sv"), Path.Combine(source, "peer.cpp")]);
        Assert.True(code == 0, text);
        return Path.Combine(output, "peer");
    }

    /// <summary>Runs the tlm command.</summary>
    internal static (int Code, string Output) Tlm(params string[] arguments) =>
        Run("dotnet", [Path.Combine(AppContext.BaseDirectory, "tlm.dll"), .. arguments]);

    internal static (int Code, string Output) Run(string program, IEnumerable<string> arguments)
    {
        using var process = OsProcess.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    internal static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static DateTime NewestSource(string source) =>
        new[] { "bridges/Remote/cpp/include", "bridges/SystemC/include" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Append(Path.Combine(Root, source)).Max(File.GetLastWriteTimeUtc);

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            return Run(program, arguments).Code == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Tlm.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
