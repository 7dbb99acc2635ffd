using System.Diagnostics;
using OsProcess = System.Diagnostics.Process;

namespace Tlm.Bridges.Messaging.Tests;

/// <summary>Compiles and runs the peer that uses plain libzmq; needs a C++ compiler and libzmq's header, which the worker needs as well.</summary>
internal static class PlainPeer
{
    private static readonly Lazy<string> Program = new(Compile);

    internal static OsProcess Start(params string[] arguments) =>
        OsProcess.Start(new ProcessStartInfo(Program.Value, arguments) { RedirectStandardOutput = true })!;

    private static string Compile()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "PlainPeer", "echo.cpp");
        var program = Path.Combine(AppContext.BaseDirectory, "PlainPeer", "echo");
        using var compiler = OsProcess.Start(new ProcessStartInfo("c++", ["-std=c++20", "-O2", source, "-o", program, "-lzmq", "-pthread"])
        {
            RedirectStandardError = true,
        })!;
        var errors = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        Assert.True(compiler.ExitCode == 0, errors);
        return program;
    }
}
