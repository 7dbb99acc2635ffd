using System.Diagnostics;

namespace Tlm.EndToEnd.Tests;

/// <summary>Runs programs as their users run them.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>Runs <c>tools/tlm</c> in the root of the repository.</summary>
    public static Outcome Tlm(params string[] arguments) => Run(Repository.File("tools", "tlm"), arguments);

    /// <summary>Runs a program.</summary>
    public static Outcome Run(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        return Finish(process);
    }

    /// <summary>Starts a program; its input is empty, and it hears interrupts also where the tests themselves run in the background.</summary>
    public static System.Diagnostics.Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("env", ["--default-signal=INT", program, .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        var process = System.Diagnostics.Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits for a program that was started.</summary>
    public static Outcome Finish(System.Diagnostics.Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} did not end within {Patience}");
        }
        return new Outcome(process.ExitCode, output.Result, error.Result);
    }
}

/// <summary>What a program did.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error);
