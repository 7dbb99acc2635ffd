using System.CommandLine;
using Tlm.Cli.Running;
using Tlm.Reporting;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm report</c>: makes the report of one run anew, or one of several runs side by side.</summary>
internal sealed class ReportCommand : ICommandModule
{
    private readonly Argument<string[]> _folders = new("folder") { Description = "Folders of runs; the first is what the others are compared with.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _out = new("--out") { Description = "File to write (default: report.html in the folder of the run; comparison.html here for several)." };

    public Command Create()
    {
        var command = new Command("report", "Make an HTML report of one run, or of several side by side, that opens offline.") { _folders, _out };
        command.SetAction(Report);
        return command;
    }

    private int Report(ParseResult parsed)
    {
        string[] folders = parsed.GetRequiredValue(_folders);
        string html = ReportWriter.Write(folders);
        string file = parsed.GetValue(_out) ?? (folders.Length == 1 ? Path.Combine(folders[0], "report.html") : "comparison.html");
        ResultFolder.Guard(file, () => File.WriteAllText(file, html));
        Console.WriteLine(file);
        return ExitCodes.Done;
    }
}
