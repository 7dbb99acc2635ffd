using Tlm.Cli.Commands;

namespace Tlm.Cli;

/// <summary>The subcommands, in the order in which help lists them.</summary>
internal static class CommandModules
{
    public static readonly ICommandModule[] All =
    [
        new RunCommand(),
        new CheckCommand(),
        new DescribeCommand(),
        new ListCommand(),
        new GraphCommand(),
        new ReportCommand(),
        new CrossvalCommand(),
        new ConformanceCommand(),
        new ReproduceCommand(),
        new NewCommand(),
        new DoctorCommand(),
        new BridgeCommand(),
    ];
}
