using System.CommandLine;
using Tlm.Cli.Doctor;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm doctor</c>: what this machine has, and what is missing for which part.</summary>
internal sealed class DoctorCommand : ICommandModule
{
    public Command Create()
    {
        var command = new Command("doctor", "Show what this machine has, and what is missing for which part.");
        command.SetAction(_ => Examine());
        return command;
    }

    private static int Examine()
    {
        var healthy = true;
        foreach (var finding in DoctorChecks.All.Select(check => check.Examine()))
        {
            Console.WriteLine($"{(finding.Found is null ? finding.IsEssential ? "MISSING" : "absent " : "ok     ")}  {finding.What,-22} {finding.Found ?? finding.Remedy}");
            healthy &= finding.Found is not null || !finding.IsEssential;
        }
        return healthy ? ExitCodes.Done : ExitCodes.NotMet;
    }
}
