using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tlm.Bridges.Remote;
using Tlm.Hosting.Composition;

namespace Tlm.Cli.Running;

/// <summary><c>--allow-process</c>: programs that a scenario names may be started. Without it only those of the user's list.</summary>
internal sealed class AllowProcessOption : Option<bool>
{
    public AllowProcessOption()
        : base("--allow-process")
    {
        Description = $"Start programs that the scenario names (without it only those listed in {UserProcessPermission.ListFile}).";
    }

    /// <summary>Tells components what the user allows.</summary>
    public void Configure(ParseResult parsed, TlmBuilder tlm) =>
        tlm.Services.AddSingleton<IProcessPermission>(new UserProcessPermission(parsed.GetValue(this)));
}
