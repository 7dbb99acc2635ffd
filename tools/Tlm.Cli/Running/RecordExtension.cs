using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.DependencyInjection;
using Tlm.Hosting.Composition;
using Tlm.Hosting.Running;

namespace Tlm.Cli.Running;

/// <summary><c>--no-records</c>: only what components count themselves.</summary>
internal sealed class RecordExtension : IRunExtension
{
    private readonly Option<bool> _none = new("--no-records") { Description = "Do not record transactions and operators: a little faster, but tables and report lack them. Never changes the other results." };

    public void AddOptions(Command command) => command.Options.Add(_none);

    public void Check(ParseResult parsed)
    {
        if (parsed.GetValue(_none) && parsed.GetResult("--trace") is OptionResult { Implicit: false })
            throw new InputException(new InputLocation("--no-records"), "excludes --trace: a trace shows transactions and operators");
    }

    public void Configure(ParseResult parsed, TlmBuilder tlm)
    {
        if (parsed.GetValue(_none))
            tlm.Services.Configure<TlmOptions>(options => options.LeaveUnrecorded = true);
    }

    public void Finish(ParseResult parsed, RunOutcome outcome, string folder)
    {
    }
}
