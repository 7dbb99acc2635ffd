using System.ComponentModel;
using System.Diagnostics;

namespace Tlm.Cli.Doctor;

/// <summary>Looks for a program by asking for its version.</summary>
internal sealed class ProgramCheck(string program, string argument, string remedy) : IDoctorCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Finding Examine() => new(program, Version(), $"needed for {remedy}");

    private string? Version()
    {
        try
        {
            using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, argument) { RedirectStandardOutput = true, RedirectStandardError = true });
            var line = process!.StandardOutput.ReadLine();
            return process.WaitForExit(Patience) && process.ExitCode == 0 ? line : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
